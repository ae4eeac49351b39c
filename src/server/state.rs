//! What the whole process shares.

use std::sync::Arc;

use super::{assets::Assets, clock::Clock, config::Config, db::Db, mail::Bell, memo::Memo};

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
        }
    }

    /// Now, in milliseconds since the epoch, UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.clock.now()
    }
}
