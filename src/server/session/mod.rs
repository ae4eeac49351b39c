//! Sessions: a cookie with a random id, and what it stands for, in our own database.
//!
//! `tower-sessions` reads and sets the cookie; [`Store`] keeps a session under the SHA-256 of its id, so
//! that a copy of the database opens no door. A session ends after [`IDLE`] without use, after
//! [`WHOLE`] in any case, when its person ends it, and when their *stamp* changes (a new password, an
//! account that is closed, an office that somebody else gives): then all of theirs end at once.
//!
//! An id is never taken from a cookie: [`Store`] chooses a random one for each session that is created, whatever
//! `tower-sessions` holds (its `flush` deletes the row and keeps the id). A new id is given, and the old row deleted,
//! at each sign-in ([`CurrentSession::sign_in`]) and when a person changes their own rights ([`CurrentSession::renew`]: a consent, an
//! invitation, a role or an office given up). A role in a community that somebody else changes keeps the session:
//! rights are looked up at each request.
//!
//! [`CurrentSession`] is a request's own: who asks, and the ways in and out. A visitor without a cookie costs
//! nothing, and gets none. [`browsers`] knows in which browsers a person signed in before.

mod browsers;
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
use tower_cookies::Cookies;
use tower_sessions::{Expiry, Session, SessionManagerLayer, cookie::SameSite, session::Id};

pub use store::{Device, Store, end, end_all, of_person};
pub use viewer::{Account, find_account};

use self::viewer::OpenSession;
use super::{Portal, config::Config, http::Client};
use crate::{error::AppError, ids::PersonId, rights::Viewer};

/// How long a session lasts without use.
pub const IDLE: Duration = Duration::days(14);
/// How long it lasts at most.
pub const WHOLE: Duration = Duration::days(60);

const PERSON: &str = "person";
const STAMP: &str = "stamp";
const DEVICE: &str = "device";
const PLACE: &str = "place";
/// How much of a browser's name is kept.
const DEVICE_LENGTH: usize = 300;

/// Of what a session keeps, what its person's stamp is compared with: under [`STAMP`].
#[derive(Deserialize)]
struct Stamped {
    stamp: String,
}

/// The layer that reads and writes the cookie.
pub fn layer(portal: &Portal) -> SessionManagerLayer<Store> {
    let secure = portal.config.over_tls();
    SessionManagerLayer::new(Store::new(portal.db.clone(), portal.clock))
        .with_name(cookie_name(&portal.config))
        .with_secure(secure)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(WHOLE))
}

/// Over TLS the name itself keeps other hosts from setting the cookie.
fn cookie_name(config: &Config) -> &'static str {
    if config.over_tls() { "__Host-ensemble" } else { "ensemble" }
}

/// Whose session this is now: for those who stay longer than a request.
///
/// # Errors
/// When the database is away.
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
    device: String,
    place: String,
}

impl CurrentSession {
    /// Of a request that the layer let through.
    #[must_use]
    pub fn of(session: Option<Session>, headers: &HeaderMap, client: Option<Client>) -> Self {
        let device =
            headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self {
            session,
            cookies: None,
            device: device.chars().take(DEVICE_LENGTH).collect(),
            place: client.map(|client| client.0.to_string()).unwrap_or_default(),
        }
    }

    /// With the request's cookies, which tell whether its browser is known.
    #[must_use]
    pub fn with_cookies(self, cookies: Option<Cookies>) -> Self {
        Self { cookies, ..self }
    }

    /// Where the request comes from, as far as the network tells; empty when it does not.
    #[must_use]
    pub fn client_address(&self) -> &str {
        &self.place
    }

    /// The network that the request comes from, for limits: the address, or of IPv6, where one household has 2⁶⁴
    /// addresses, its first 64 bits.
    #[must_use]
    pub fn network(&self) -> String {
        match self.place.parse::<IpAddr>().map(|address| address.to_canonical()) {
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
    /// When the database is away.
    pub async fn viewer(&self, portal: &Portal) -> Result<Viewer, AppError> {
        let Some((session, id)) = self.session.as_ref().and_then(|session| Some((session, session.id()?)))
        else {
            return Ok(Viewer::default());
        };
        let (hash, now) = (store::hash(&id), portal.now());
        let opened = viewer::open_session(&portal.db, &hash, now).await?;
        let Some(OpenSession { account, data, seen_at }) = opened else { return Ok(Viewer::default()) };
        // Reading goes on while nothing can be stored.
        if let Err(error) = store::note(&portal.db, &hash, seen_at, now).await {
            tracing::warn!(%error, "a session in use could not be noted");
        }
        let stamp = serde_json::from_str::<Stamped>(&data).map(|data| data.stamp).unwrap_or_default();
        if bool::from(stamp.as_bytes().ct_eq(account.stamp.as_bytes())) {
            return Ok(account.viewer);
        }
        session.flush().await.map_err(|error| {
            tracing::error!(%error, "a session could not be ended");
            AppError::Unavailable
        })?;
        Ok(Viewer::default())
    }

    /// Signs a person in, under a new session id, and remembers that they did in this browser. The session that the
    /// request came with, whosever it was, is deleted.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when there is no such open account; or the database is away.
    pub async fn sign_in(&self, portal: &Portal, person: PersonId) -> Result<(), AppError> {
        let session = self.session.as_ref().ok_or(AppError::Internal)?;
        let found = find_account(&portal.db, person).await?;
        let stamp = found.ok_or(AppError::NotFound)?.stamp;
        let write = async {
            session.flush().await?;
            session.insert(PERSON, person).await?;
            session.insert(STAMP, stamp).await?;
            session.insert(DEVICE, &self.device).await?;
            session.insert(PLACE, &self.place).await?;
            session.save().await
        };
        write.await.map_err(|error| unwritten(&error))?;
        self.remember_browser(portal, person).await.map_err(AppError::from)
    }

    /// Gives this session another id, because its person's rights changed. It ends when it would have ended.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn renew(&self, portal: &Portal) -> Result<(), AppError> {
        let Some((session, id)) = self.session.as_ref().and_then(|session| Some((session, session.id()?)))
        else {
            return Ok(());
        };
        let span = store::span(&portal.db, &store::hash(&id)).await?;
        // Of two requests that came at once the second may find the session renewed already.
        let held: Option<PersonId> = session.get(PERSON).await.map_err(|error| unwritten(&error))?;
        let Some(span) = span.filter(|_| held.is_some()) else { return Ok(()) };
        session.cycle_id().await.map_err(|error| unwritten(&error))?;
        session.save().await.map_err(|error| unwritten(&error))?;
        let hash = self.hash().unwrap_or_default();
        store::set_span(&portal.db, &hash, span).await.map_err(AppError::from)
    }

    /// Ends this session.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn sign_out(&self) -> Result<(), AppError> {
        match &self.session {
            Some(session) => session.flush().await.map_err(|error| {
                tracing::error!(%error, "the session could not be ended");
                AppError::Unavailable
            }),
            None => Ok(()),
        }
    }

    /// What this session is kept under, to tell it from a person's other ones.
    #[must_use]
    pub fn hash(&self) -> Option<String> {
        self.session.as_ref().and_then(Session::id).map(|id| store::hash(&id))
    }
}

fn unwritten(error: &tower_sessions::session::Error) -> AppError {
    tracing::error!(%error, "the session could not be written");
    AppError::Unavailable
}
