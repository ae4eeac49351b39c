//! What the whole process shares.

use std::{
    ops::Deref,
    sync::{Arc, OnceLock, atomic::AtomicU64},
};

use super::{
    assets::Assets,
    clock::Clock,
    config::Config,
    db::Db,
    jobs::JobWaker,
    offload::Offload,
    realtime::{DocumentTasks, Rooms, Signals},
    ttl_cache::TtlCache,
    web::Validators,
    work::Work,
};

/// The portal's shared parts. Every layer around a request has it, so that cloning it counts.
#[derive(Clone, Debug)]
pub struct Portal {
    parts: Arc<Parts>,
    /// What time it is.
    pub clock: Clock,
    rooms: Arc<OnceLock<Rooms>>,
}

/// What a [`Portal`] is made of.
#[derive(Debug)]
pub struct Parts {
    /// The settings it started with.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// Where the hashed files are.
    pub assets: Assets,
    /// What every page needs and hardly ever changes.
    pub ttl_cache: TtlCache,
    /// Loads collaborative documents and applies large updates, a few at a time.
    pub document_tasks: DocumentTasks,
    /// Does what grows with what people typed.
    pub offload: Offload,
    /// Wakes the job that sends emails; call it after the commit of a transaction that enqueued an email.
    pub outbox_waker: JobWaker,
    /// How many passwords were compared since the process started: each costs a core for a while.
    pub password_checks: AtomicU64,
    /// What takes much memory, a few at once.
    pub work: Work,
    /// Since when feeds are as they are.
    pub validators: Validators,
    /// Tells those who follow a meeting that something changed.
    signals: Signals,
    /// What the origin of forms is sealed with, once it was read.
    pub form_secret: OnceLock<String>,
}

impl Portal {
    /// Joins the parts.
    #[must_use]
    pub fn new(config: Config, db: Db, assets: Assets) -> Self {
        let (ttl_cache, document_tasks, outbox_waker) =
            (TtlCache::default(), DocumentTasks::default(), JobWaker::default());
        let (offload, work, password_checks) = (Offload::default(), Work::default(), AtomicU64::default());
        let signals = Signals::new(db.clone(), config.database_url.to_string());
        let parts = Parts {
            config,
            db,
            assets,
            ttl_cache,
            document_tasks,
            offload,
            outbox_waker,
            password_checks,
            work,
            validators: Validators::default(),
            signals,
            form_secret: OnceLock::new(),
        };
        Self { parts: Arc::new(parts), clock: Clock::System, rooms: Arc::default() }
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

    /// What tells those who follow a meeting that something changed.
    #[must_use]
    pub fn signals(&self) -> &Signals {
        &self.parts.signals
    }

    /// Rechecks soon what the connections to all documents may do. Call it after a change that may have ended permissions
    /// or sessions.
    pub fn recheck_all_soon(&self) {
        if let Some(rooms) = self.rooms.get() {
            rooms.recheck_all_soon();
        }
    }

    /// Now, in milliseconds since the epoch, UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.clock.now()
    }
}

impl Deref for Portal {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}
