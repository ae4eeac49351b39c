//! Shared documents, as pages read them: away from the threads that answer requests, few at a time, and each only once
//! until it changes.
//!
//! To read a document the library puts it together from its log, which takes milliseconds for a long one and may take
//! seconds for one that was made to. Done on the threads that answer requests, a few readers would stop all others.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::Semaphore;
use uuid::Uuid;
use yrs::Doc;

use super::store;
use crate::{
    crdt::{self, Fault},
    error::AppError,
    server::db::Db,
};

/// How many documents are worked on at the same time: one that takes long does not hold up all others.
const AT_ONCE: usize = 2;
/// How much is remembered, in bytes as the documents are stored.
const REMEMBERED: usize = 32 * 1024 * 1024;

type Key = (Uuid, TypeId);

/// Reads documents and remembers what pages made of them.
pub struct DocumentReader {
    permits: Arc<Semaphore>,
    remembered: Mutex<Remembered>,
}

#[derive(Default)]
struct Remembered {
    read: HashMap<Key, Entry>,
    size: usize,
    /// Counts uses, to tell the entry that was not used for longest.
    uses: u64,
}

struct Entry {
    number: i64,
    size: usize,
    used: u64,
    value: Arc<dyn Any + Send + Sync>,
}

impl Default for DocumentReader {
    fn default() -> Self {
        Self { permits: Arc::new(Semaphore::new(AT_ONCE)), remembered: Mutex::default() }
    }
}

impl fmt::Debug for DocumentReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentReader").field("remembered", &self.remembered().read.len()).finish()
    }
}

impl DocumentReader {
    /// Does work on a document on a thread of its own, once no other document is worked on. `None` when the work
    /// panicked or the program ends.
    pub async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let permit = self.permits.clone().acquire_owned().await.ok()?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        })
        .await
        .ok()
    }

    /// What `view` makes of a document as it is stored now, and the number of its last update.
    ///
    /// # Errors
    /// When the database is away; [`AppError::Unreadable`] when the document cannot be read.
    pub async fn read<T: Send + Sync + 'static>(
        &self,
        db: &Db,
        document: Uuid,
        view: fn(&Doc) -> T,
    ) -> Result<(Arc<T>, i64), AppError> {
        let number = store::last_number(db, document).await?;
        if let Some(value) = self.recall(document, number) {
            return Ok((value, number));
        }
        let stored = store::load(db, document).await?;
        let (number, size) = (stored.number, stored.size());
        let value = self.view(document, stored, view).await?;
        self.remember(document, number, size, value.clone());
        Ok((value, number))
    }

    /// What `view` makes of a document as it was when its log ended with a number.
    ///
    /// # Errors
    /// The same.
    pub async fn read_at<T: Send + Sync + 'static>(
        &self,
        db: &Db,
        document: Uuid,
        number: i64,
        view: impl FnOnce(&Doc) -> T + Send + 'static,
    ) -> Result<Arc<T>, AppError> {
        let stored = store::until(db, document, number).await?;
        self.view(document, stored, view).await
    }

    async fn view<T: Send + Sync + 'static>(
        &self,
        document: Uuid,
        stored: store::Stored,
        view: impl FnOnce(&Doc) -> T + Send + 'static,
    ) -> Result<Arc<T>, AppError> {
        let viewed = self.work(move || crdt::with(stored.updates()).map(|doc| Arc::new(view(&doc)))).await;
        viewed.ok_or(AppError::Internal)?.map_err(|fault| unreadable(document, fault))
    }

    fn recall<T: Send + Sync + 'static>(&self, document: Uuid, number: i64) -> Option<Arc<T>> {
        let mut remembered = self.remembered();
        remembered.uses += 1;
        let uses = remembered.uses;
        let entry = remembered.read.get_mut(&(document, TypeId::of::<T>()))?;
        entry.used = uses;
        if entry.number == number { entry.value.clone().downcast().ok() } else { None }
    }

    fn remember<T: Send + Sync + 'static>(&self, document: Uuid, number: i64, size: usize, value: Arc<T>) {
        let mut remembered = self.remembered();
        remembered.uses += 1;
        let used = remembered.uses;
        let entry = Entry { number, size, used, value };
        if let Some(before) = remembered.read.insert((document, TypeId::of::<T>()), entry) {
            remembered.size -= before.size;
        }
        remembered.size += size;
        while remembered.size > REMEMBERED {
            let oldest = remembered.read.iter().min_by_key(|(_, entry)| entry.used).map(|(key, _)| *key);
            let Some(entry) = oldest.and_then(|key| remembered.read.remove(&key)) else { break };
            remembered.size -= entry.size;
        }
    }

    fn remembered(&self) -> std::sync::MutexGuard<'_, Remembered> {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Says in the log that a document cannot be read.
pub fn unreadable(document: Uuid, fault: Fault) -> AppError {
    tracing::error!(%document, ?fault, "a stored document cannot be read");
    AppError::Unreadable
}
