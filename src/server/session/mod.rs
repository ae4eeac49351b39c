//! Sessions: a cookie with a random id, and what it stands for, in our own database.
//!
//! `tower-sessions` makes ids and cookies; [`Store`] keeps a session under the SHA-256 of its id, so
//! that a copy of the database opens no door. A session ends after [`IDLE`] without use, after
//! [`WHOLE`] in any case, when its person ends it, and when their *stamp* changes (a new password, an
//! account that is closed): then all of theirs end at once.
//!
//! [`Visit`] is a request's own: who asks, and the ways in and out. A visitor without a cookie costs
//! nothing, and gets none.

mod store;
mod viewer;

use std::sync::Arc;

use axum::http::{HeaderMap, header};
use serde::Deserialize;
use subtle::ConstantTimeEq;
use time::Duration;
use tower_sessions::{Expiry, Session, SessionManagerLayer, cookie::SameSite, session::Id};

pub use store::{Device, Store, end, end_all, of_person};
pub use viewer::{Known, known};

use self::viewer::Opened;
use super::{Portal, config::Config, http::Client};
use crate::{error::AppError, ids::PersonId, rights::Viewer, server::web::failure};

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
    Visit::of(Some(session), &HeaderMap::new(), None).viewer(portal).await
}

/// One request's session.
#[derive(Clone, Debug)]
pub struct Visit {
    session: Option<Session>,
    device: String,
    place: String,
}

impl Visit {
    /// Of a request that the layer let through.
    #[must_use]
    pub fn of(session: Option<Session>, headers: &HeaderMap, client: Option<Client>) -> Self {
        let device =
            headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self {
            session,
            device: device.chars().take(DEVICE_LENGTH).collect(),
            place: client.map(|client| client.0.to_string()).unwrap_or_default(),
        }
    }

    /// Where the request comes from, as far as the network tells; empty when it does not.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
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
        let opened = viewer::opened(&portal.db, &hash, now).await.map_err(|error| failure(&error))?;
        let Some(Opened { known, data, seen_at }) = opened else { return Ok(Viewer::default()) };
        // Reading goes on while nothing can be stored.
        if let Err(error) = store::note(&portal.db, &hash, seen_at, now).await {
            tracing::warn!(%error, "a session in use could not be noted");
        }
        let stamp = serde_json::from_str::<Stamped>(&data).map(|data| data.stamp).unwrap_or_default();
        if bool::from(stamp.as_bytes().ct_eq(known.stamp.as_bytes())) {
            return Ok(known.viewer);
        }
        session.flush().await.map_err(|error| {
            tracing::error!(%error, "a session could not be ended");
            AppError::Unavailable
        })?;
        Ok(Viewer::default())
    }

    /// Signs a person in, under a new session id.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when there is no such open account; or the database is away.
    pub async fn enter(&self, portal: &Portal, person: PersonId) -> Result<(), AppError> {
        let session = self.session.as_ref().ok_or(AppError::Internal)?;
        let found = known(&portal.db, person).await.map_err(|error| failure(&error))?;
        let stamp = found.ok_or(AppError::NotFound)?.stamp;
        let write = async {
            session.flush().await?;
            session.insert(PERSON, person).await?;
            session.insert(STAMP, stamp).await?;
            session.insert(DEVICE, &self.device).await?;
            session.insert(PLACE, &self.place).await?;
            session.save().await
        };
        write.await.map_err(|error: tower_sessions::session::Error| {
            tracing::error!(%error, "the session could not be written");
            AppError::Unavailable
        })
    }

    /// Ends this session.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn leave(&self) -> Result<(), AppError> {
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
