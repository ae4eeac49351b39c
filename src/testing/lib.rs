//! What tests are written with: the whole portal, asked without a network.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]

pub mod calls;
pub mod content;
pub mod files;
pub mod guide;
pub mod order;
pub mod places;
pub mod secrets;
pub mod text;

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Request, StatusCode},
};
use http_body_util::BodyExt;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt;

use ensemble::app::router;
use ensemble::demo;
use ensemble_communities::account::store as accounts;
use ensemble_core::{ids::PersonId, rights::Viewer};
use ensemble_server::{
    Portal,
    assets::Assets,
    clock::Clock,
    config::Config,
    db::{Db, testing},
    session::{self, CurrentSession},
};

/// November 2026, as the demonstration content sees it.
pub const NOW: i64 = 1_795_000_000_000;

/// A portal with the demonstration content, on its own SQLite file.
pub struct TestApp {
    /// The database.
    pub scratch: testing::Scratch,
    /// What the service shares.
    pub portal: Portal,
    /// The service.
    pub router: Router,
}

/// What was answered.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text; a picture is none, and reads as nonsense.
    pub body: String,
    /// The body as it was sent.
    pub bytes: Bytes,
}

impl Answer {
    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The cookies that the answer sets, without what is said about them.
    pub fn cookies(&self) -> Vec<String> {
        let all = self.headers.get_all("set-cookie").iter();
        all.filter_map(|value| value.to_str().ok()?.split(';').next().map(str::to_owned)).collect()
    }

    /// The session's cookie, when the answer sets it.
    pub fn session(&self) -> String {
        self.cookies().into_iter().find(|cookie| cookie.starts_with("ensemble=")).unwrap_or_default()
    }
}

/// Starts the service with the default settings.
pub async fn app() -> TestApp {
    app_with(Config { development: false, ..Config::default() }).await
}

/// Starts the service with these settings.
pub async fn app_with(config: Config) -> TestApp {
    app_in(content::sqlite().await, config).await
}

/// Starts the service on a database that has the demonstration content.
pub async fn app_on(db: Db) -> TestApp {
    app_on_with(db, Config { development: false, ..Config::default() }).await
}

/// Starts the service on a database that has the demonstration content, with these settings.
pub async fn app_on_with(db: Db, config: Config) -> TestApp {
    app_in(testing::Scratch::of(db), config).await
}

async fn app_in(scratch: testing::Scratch, mut config: Config) -> TestApp {
    let loaded = demo::loaded(&scratch.db).await.expect("an answer");
    assert!(loaded, "the database has the demonstration content");
    if config.site_url.is_empty() {
        config.site_url = "http://127.0.0.1:3000".to_owned();
    }
    let portal = portal(config, scratch.db.clone());
    let router = router(portal.clone());
    TestApp { scratch, portal, router }
}

fn portal(config: Config, db: Db) -> Portal {
    Portal::new(config, db, Assets::default()).by(Clock::Fixed(NOW))
}

/// Ids of things that are kept from the administration, for the open parts of its paths.
pub struct Kept {
    /// A person who is not an administrator.
    pub person: String,
    /// An organization that people refer to.
    pub organization: String,
    /// A community.
    pub community: String,
    /// An email.
    pub email: String,
}

impl TestApp {
    /// One of each thing that is kept from the administration; an email is posted for it.
    pub async fn kept(&self) -> Kept {
        let email = "new@ensemble.example";
        self.send(
            "/fr/administration/personnes/invitation",
            &self.cookie("administrator").await,
            &[("email", email)],
        )
        .await;
        let one = async |statement: &'static str| -> String {
            sqlx::query_scalar(statement).fetch_one(&self.scratch.db.reader).await.expect("there is one")
        };
        Kept {
            person: one("SELECT id FROM person WHERE email LIKE 'edmund%'").await,
            organization: one("SELECT organisation_id FROM person WHERE email LIKE 'edmund%'").await,
            community: one("SELECT id FROM community ORDER BY position, id LIMIT 1").await,
            email: one("SELECT id FROM outbox ORDER BY id DESC LIMIT 1").await,
        }
    }

    /// Lets some time pass, in milliseconds.
    pub fn later(&mut self, millis: i64) {
        let now = self.portal.now() + millis;
        self.portal = self.portal.clone().by(Clock::Fixed(now));
        self.router = router(self.portal.clone());
    }

    /// The cookie of a person of the demonstration who is signed in.
    pub async fn cookie(&self, key: &str) -> String {
        let person = demo::accounts().expect("accounts").into_iter().find(|each| each.key == key);
        let email = person.expect("such a person").email;
        let account = accounts::by_email(&self.scratch.db, &email).await.expect("an answer");
        self.cookie_of(account.expect("an account").id).await
    }

    /// The cookie of a person who signs in now.
    pub async fn cookie_of(&self, person: PersonId) -> String {
        let store = session::Store::new(self.scratch.db.clone(), Clock::Fixed(self.portal.now()));
        let session = tower_sessions::Session::new(None, Arc::new(store), None);
        let current = CurrentSession::of(Some(session.clone()), &HeaderMap::new(), None);
        current.sign_in(&self.portal, person).await.expect("a session");
        format!("ensemble={}", session.id().expect("saved"))
    }

    /// Sends a form, as the person whose cookie it is.
    pub async fn send(&self, address: &str, cookie: &str, form: &[(&str, &str)]) -> Answer {
        let body = form
            .iter()
            .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)))
            .collect::<Vec<_>>()
            .join("&");
        let request = Request::post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", cookie)
            .body(Body::from(body))
            .expect("a request");
        self.request(request).await
    }

    /// Asks for a page.
    pub async fn get(&self, address: &str) -> Answer {
        self.request(Request::get(address).body(Body::empty()).expect("a request")).await
    }

    /// Asks for a page with a header.
    pub async fn get_with(&self, address: &str, name: &str, value: &str) -> Answer {
        self.request(Request::get(address).header(name, value).body(Body::empty()).expect("a request")).await
    }

    /// Asks for anything.
    pub async fn request(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("the service answers");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }
}

/// What a test writes into the log.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Listens to this thread, down to this level, until the guard is dropped.
    pub fn start(level: tracing::Level) -> (Self, tracing::subscriber::DefaultGuard) {
        let log = Self::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(level)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        (log, tracing::subscriber::set_default(subscriber))
    }

    /// What was written since it was taken last.
    pub fn take(&self) -> String {
        let bytes = std::mem::take(&mut *self.0.lock().expect("a log"));
        String::from_utf8(bytes).expect("text")
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("a log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The people of the demonstration, with what the tests call them.
pub async fn everybody(db: &Db) -> Vec<(String, Viewer)> {
    let mut all = Vec::new();
    for person in demo::accounts().expect("accounts") {
        let account = accounts::by_email(db, &person.email).await.expect("an answer").expect("an account");
        let known = session::find_account(db, account.id).await.expect("an answer").expect("an open account");
        all.push((person.key, known.viewer));
    }
    all
}

/// The id of the person whom the tests call so.
pub fn id_of(everybody: &[(String, Viewer)], key: &str) -> PersonId {
    let found = everybody.iter().find(|(each, _)| each == key).and_then(|(_, viewer)| viewer.id());
    found.expect("such a person")
}
