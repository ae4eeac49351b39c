//! Sessions: a cookie with a random id, and a row in the database.
//!
//! `tower-sessions` reads and sets the cookie; [`Store`] stores a session under the SHA-256 of its id, so that a copy of
//! the database contains no usable cookie. A session ends after [`IDLE_TIMEOUT`] without use, after [`MAX_LIFETIME`] in
//! any case, when its person ends it, and when their *stamp* changes (a new password, a closed account, a role in the
//! portal that an administrator gives or takes): then all of their sessions end at once.
//!
//! An id is never taken from a cookie: [`Store`] chooses a random one for each session that is created, whatever
//! `tower-sessions` holds (its `flush` deletes the row and keeps the id). A session gets a new id, and its old row is
//! deleted, at each sign-in ([`CurrentSession::sign_in`]) and when a person changes their own rights
//! ([`CurrentSession::renew`]: a consent, an invitation, a role given up). A role in a community that another person
//! changes keeps the session: rights are looked up at each request.
//!
//! [`CurrentSession`] is the session of one request: who asks, and how they sign in and out. A visitor without a cookie
//! causes no query and gets no cookie. [`browsers`] remembers in which browsers a person signed in; [`paths`] says where
//! the page is on which they sign in.

mod browsers;
pub mod paths;
mod store;
mod viewer;

use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
};

use axum::http::{HeaderMap, header};
use serde::Deserialize;
use subtle::ConstantTimeEq;
use time::Duration;
use tower_cookies::{Cookie, Cookies};
use tower_sessions::{Expiry, Session, SessionManagerLayer, cookie::SameSite, session::Id};

pub use store::{SessionInfo, Store, end, end_all, list};
pub use viewer::{Account, find_account};

use self::viewer::OpenSession;
use super::{Portal, config::Config, http::Client};
use ensemble_core::{Lang, error::AppError, ids::PersonId, negotiate, rights::Viewer};

/// How long a session lasts without use.
pub const IDLE_TIMEOUT: Duration = Duration::days(14);
/// How long it lasts at most.
pub const MAX_LIFETIME: Duration = Duration::days(60);

// The keys of a session's data, as they are stored.
const PERSON: &str = "person";
const STAMP: &str = "stamp";
const USER_AGENT: &str = "device";
const ADDRESS: &str = "place";
/// How much of a `User-Agent` is stored, in characters.
const MAX_USER_AGENT: usize = 300;

/// The part of a session's data that is compared with its person's stamp.
#[derive(Deserialize)]
struct StampData {
    stamp: String,
}

/// The layer that reads and writes the cookie.
pub fn layer(portal: &Portal) -> SessionManagerLayer<Store> {
    let secure = portal.config.over_tls();
    SessionManagerLayer::new(Store::new(portal.db.clone(), portal.clock))
        .with_name(cookie_name(&portal.config))
        .with_secure(secure)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(MAX_LIFETIME))
}

/// Over TLS the prefix `__Host-` keeps other hosts from setting the cookie.
fn cookie_name(config: &Config) -> &'static str {
    if config.over_tls() { "__Host-ensemble" } else { "ensemble" }
}

/// Whose session this is now: for connections that outlive a request.
///
/// # Errors
/// When the database is unavailable.
pub async fn viewer_of(portal: &Portal, session: Id) -> Result<Viewer, AppError> {
    let store = Store::new(portal.db.clone(), portal.clock);
    let session = Session::new(Some(session), Arc::new(store), None);
    CurrentSession::of(Some(session), &HeaderMap::new(), None).viewer(portal).await
}

/// One request's session.
#[derive(Clone, Debug)]
pub struct CurrentSession {
    session: Option<Session>,
    cookies: Option<Cookies>,
    user_agent: String,
    address: String,
}

impl CurrentSession {
    /// The session of a request behind the layer.
    #[must_use]
    pub fn of(session: Option<Session>, headers: &HeaderMap, client: Option<Client>) -> Self {
        let user_agent =
            headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self {
            session,
            cookies: None,
            user_agent: user_agent.chars().take(MAX_USER_AGENT).collect(),
            address: client.map(|client| client.0.to_string()).unwrap_or_default(),
        }
    }

    /// Adds the request's cookies, which tell whether the person signed in with this browser before.
    #[must_use]
    pub fn with_cookies(self, cookies: Option<Cookies>) -> Self {
        Self { cookies, ..self }
    }

    /// Has the browser keep a language that the person chose.
    pub fn remember_language(&self, config: &Config, lang: Lang) {
        let cookie = Cookie::parse(negotiate::cookie(lang, config.over_tls()));
        if let (Some(cookies), Ok(cookie)) = (&self.cookies, cookie) {
            cookies.add(cookie);
        }
    }

    /// The network address that the request comes from; empty when it is unknown.
    #[must_use]
    pub fn client_address(&self) -> &str {
        &self.address
    }

    /// The network that the request comes from, for limits: the address, or of IPv6, where one household has 2⁶⁴
    /// addresses, its first 64 bits.
    #[must_use]
    pub fn network(&self) -> String {
        match self.address.parse::<IpAddr>().map(|address| address.to_canonical()) {
            Ok(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
            }
            Ok(IpAddr::V4(address)) => address.to_string(),
            Err(_) => String::new(),
        }
    }

    /// Who asks.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn viewer(&self, portal: &Portal) -> Result<Viewer, AppError> {
        let Some((session, id)) = self.session.as_ref().and_then(|session| Some((session, session.id()?)))
        else {
            return Ok(Viewer::default());
        };
        let (hash, now) = (store::hash(&id), portal.now());
        let opened = viewer::open_session(&portal.db, &hash, now).await?;
        let Some(OpenSession { account, data, seen_at }) = opened else { return Ok(Viewer::default()) };
        // People can read while nothing can be stored.
        if let Err(error) = store::touch(&portal.db, &hash, seen_at, now).await {
            tracing::warn!(%error, "the last use of a session could not be stored");
        }
        let stamp = serde_json::from_str::<StampData>(&data).map(|data| data.stamp).unwrap_or_default();
        if bool::from(stamp.as_bytes().ct_eq(account.stamp.as_bytes())) {
            return Ok(account.viewer);
        }
        session.flush().await.map_err(|error| {
            tracing::error!(%error, "a session could not be ended");
            AppError::Unavailable
        })?;
        Ok(Viewer::default())
    }

    /// Signs a person in under a new session id, and remembers that they signed in with this browser. The session that
    /// the request came with is deleted.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when there is no such open account; or the database is unavailable.
    pub async fn sign_in(&self, portal: &Portal, person: PersonId) -> Result<(), AppError> {
        let session = self.session.as_ref().ok_or(AppError::Internal)?;
        let found = find_account(&portal.db, person).await?;
        let stamp = found.ok_or(AppError::NotFound)?.stamp;
        let write = async {
            session.flush().await?;
            session.insert(PERSON, person).await?;
            session.insert(STAMP, stamp).await?;
            session.insert(USER_AGENT, &self.user_agent).await?;
            session.insert(ADDRESS, &self.address).await?;
            session.save().await
        };
        write.await.map_err(|error| unavailable(&error))?;
        self.remember_browser(portal, person).await?;
        Ok(())
    }

    /// Gives this session another id, because its person's rights changed. Its lifetime stays the same.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn renew(&self, portal: &Portal) -> Result<(), AppError> {
        let Some((session, id)) = self.session.as_ref().and_then(|session| Some((session, session.id()?)))
        else {
            return Ok(());
        };
        let lifetime = store::lifetime(&portal.db, &store::hash(&id)).await?;
        // Of two requests at once, the second may find the session renewed already.
        let held: Option<PersonId> = session.get(PERSON).await.map_err(|error| unavailable(&error))?;
        let Some(lifetime) = lifetime.filter(|_| held.is_some()) else { return Ok(()) };
        session.cycle_id().await.map_err(|error| unavailable(&error))?;
        session.save().await.map_err(|error| unavailable(&error))?;
        let hash = self.hash().unwrap_or_default();
        store::set_lifetime(&portal.db, &hash, lifetime).await?;
        Ok(())
    }

    /// Ends this session.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn sign_out(&self) -> Result<(), AppError> {
        match &self.session {
            Some(session) => session.flush().await.map_err(|error| {
                tracing::error!(%error, "the session could not be ended");
                AppError::Unavailable
            }),
            None => Ok(()),
        }
    }

    /// The hash of this session's id, which tells it from the person's other sessions.
    #[must_use]
    pub fn hash(&self) -> Option<String> {
        self.session.as_ref().and_then(Session::id).map(|id| store::hash(&id))
    }
}

fn unavailable(error: &tower_sessions::session::Error) -> AppError {
    tracing::error!(%error, "the session could not be written");
    AppError::Unavailable
}
