//! What the whole process shares.

use std::sync::{Arc, OnceLock};

use super::{assets::Assets, clock::Clock, config::Config, db::Db, mail::Bell, memo::Memo, realtime::Rooms};

/// The portal's shared parts; cheap to clone.
#[derive(Clone, Debug)]
pub struct Portal {
    /// The settings it started with.
    pub config: Arc<Config>,
    /// The database.
    pub db: Db,
    /// Where the hashed files are.
    pub assets: Arc<Assets>,
    /// What every page needs and hardly ever changes.
    pub memo: Arc<Memo>,
    /// Rung when a letter was posted, so that it leaves at once.
    pub mail: Bell,
    /// What time it is.
    pub clock: Clock,
    rooms: Arc<OnceLock<Rooms>>,
}

impl Portal {
    /// Joins the parts.
    #[must_use]
    pub fn new(config: Config, db: Db, assets: Assets) -> Self {
        Self {
            config: Arc::new(config),
            db,
            assets: Arc::new(assets),
            memo: Arc::default(),
            mail: Bell::default(),
            clock: Clock::System,
            rooms: Arc::default(),
        }
    }

    /// The same by another clock.
    #[must_use]
    pub fn by(self, clock: Clock) -> Self {
        Self { clock, rooms: Arc::default(), ..self }
    }

    /// The documents that people write together. Made when first asked for, by whoever runs on the
    /// server's threads; the rooms' own copy of the portal has none, so that neither keeps the other.
    #[must_use]
    pub fn rooms(&self) -> &Rooms {
        self.rooms.get_or_init(|| Rooms::new(Self { rooms: Arc::default(), ..self.clone() }))
    }

    /// Now, in milliseconds since the epoch, UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.clock.now()
    }
}
