//! Works on collaborative documents on blocking threads, a few at a time, for pages and rooms: loads them, applies large
//! updates, and caches the values that pages derive from documents.
//!
//! To load a document, `yrs` applies its log, which takes milliseconds for a long one, and seconds for one that was
//! made to be slow. On the threads that handle requests, a few such loads would block all requests.

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
use crate::db::Db;
use ensemble_core::error::AppError;
use ensemble_document::crdt::{self, CrdtError};

/// How many documents may be worked on at the same time: with two, a slow one does not delay all others.
const MAX_CONCURRENT: usize = 2;
/// The size of the cache, in bytes of the stored documents.
const CACHE_SIZE: usize = 32 * 1024 * 1024;

/// A value in the cache: the document, the type of the value, and the function that derives it. The compiler may give two
/// functions with the same code one address; their values are the same, unless their types differ.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    document_id: Uuid,
    value_type: TypeId,
    project_address: usize,
}

impl Key {
    fn new<T: 'static>(document_id: Uuid, project: fn(&Doc) -> T) -> Self {
        Self { document_id, value_type: TypeId::of::<T>(), project_address: project as *const () as usize }
    }
}

/// Reads documents, and does other work on them, on blocking threads of the runtime: at most [`MAX_CONCURRENT`] at once, whatever
/// the work. What [`read`](Self::read) derives is cached.
pub struct DocumentTasks {
    permits: Arc<Semaphore>,
    cache: Mutex<Cache>,
}

#[derive(Default)]
struct Cache {
    entries: HashMap<Key, Entry>,
    size: usize,
    /// Counts uses, to find the least recently used entry.
    uses: u64,
}

struct Entry {
    seq: i64,
    size: usize,
    last_use: u64,
    value: Arc<dyn Any + Send + Sync>,
}

impl Default for DocumentTasks {
    fn default() -> Self {
        Self { permits: Arc::new(Semaphore::new(MAX_CONCURRENT)), cache: Mutex::default() }
    }
}

impl fmt::Debug for DocumentTasks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentTasks").field("cached", &self.cache().entries.len()).finish()
    }
}

impl DocumentTasks {
    /// Runs work on a document on a blocking thread, at most [`MAX_CONCURRENT`] at a time. `None` when it panicked or
    /// the runtime shuts down.
    pub async fn run_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let permit = self.permits.clone().acquire_owned().await.ok()?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        })
        .await
        .ok()
    }

    /// Applies `project` to the stored document; returns the result and the sequence number of the last row. The result
    /// of each function is cached until the document changes.
    ///
    /// # Errors
    /// When the database is unavailable; [`AppError::Unreadable`] when the document cannot be read.
    pub async fn read<T: Send + Sync + 'static>(
        &self,
        db: &Db,
        document_id: Uuid,
        project: fn(&Doc) -> T,
    ) -> Result<(Arc<T>, i64), AppError> {
        let key = Key::new(document_id, project);
        let seq = store::last_seq(db, document_id).await?;
        if let Some(value) = self.cached(&key, seq) {
            return Ok((value, seq));
        }
        let stored = store::load(db, document_id).await?;
        let (seq, size) = (stored.last_seq, stored.size());
        let value = self.project(document_id, stored, project).await?;
        self.insert(key, seq, size, value.clone());
        Ok((value, seq))
    }

    /// Applies `project` to the document as of row `seq`.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub async fn read_at<T: Send + Sync + 'static>(
        &self,
        db: &Db,
        document_id: Uuid,
        seq: i64,
        project: impl FnOnce(&Doc) -> T + Send + 'static,
    ) -> Result<Arc<T>, AppError> {
        let stored = store::load_at(db, document_id, seq).await?;
        self.project(document_id, stored, project).await
    }

    async fn project<T: Send + Sync + 'static>(
        &self,
        document_id: Uuid,
        stored: store::StoredDocument,
        project: impl FnOnce(&Doc) -> T + Send + 'static,
    ) -> Result<Arc<T>, AppError> {
        let projected =
            self.run_blocking(move || crdt::load(stored.updates()).map(|doc| Arc::new(project(&doc)))).await;
        projected.ok_or(AppError::Internal)?.map_err(|error| unreadable_error(document_id, error))
    }

    fn cached<T: Send + Sync + 'static>(&self, key: &Key, seq: i64) -> Option<Arc<T>> {
        let mut cache = self.cache();
        cache.uses += 1;
        let uses = cache.uses;
        let entry = cache.entries.get_mut(key)?;
        entry.last_use = uses;
        if entry.seq == seq { entry.value.clone().downcast().ok() } else { None }
    }

    fn insert<T: Send + Sync + 'static>(&self, key: Key, seq: i64, size: usize, value: Arc<T>) {
        let mut cache = self.cache();
        cache.uses += 1;
        let last_use = cache.uses;
        let entry = Entry { seq, size, last_use, value };
        if let Some(before) = cache.entries.insert(key, entry) {
            cache.size -= before.size;
        }
        cache.size += size;
        while cache.size > CACHE_SIZE {
            let oldest = cache.entries.iter().min_by_key(|(_, entry)| entry.last_use).map(|(key, _)| *key);
            let Some(entry) = oldest.and_then(|key| cache.entries.remove(&key)) else { break };
            cache.size -= entry.size;
        }
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Logs that a stored document cannot be read, and converts the error.
pub fn unreadable_error(document_id: Uuid, error: CrdtError) -> AppError {
    tracing::error!(%document_id, ?error, "a stored document cannot be read");
    AppError::Unreadable
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::testing::on_both_databases;

    fn client_of(doc: &Doc) -> String {
        format!("client {}", doc.client_id().get())
    }

    fn guid_of(doc: &Doc) -> String {
        format!("guid {}", doc.guid())
    }

    on_both_databases! {
        async fn functions_with_the_same_result_type_do_not_share_a_cached_value(db: Db) {
            let (tasks, document_id) = (DocumentTasks::default(), Uuid::now_v7());
            let (client, _) = tasks.read(&db, document_id, client_of).await.expect("a value");
            let (guid, _) = tasks.read(&db, document_id, guid_of).await.expect("a value");
            assert!(client.starts_with("client ") && guid.starts_with("guid "), "{client}, {guid}");
            // The ids are random: only a cached value is equal.
            let (again, _) = tasks.read(&db, document_id, client_of).await.expect("a value");
            assert_eq!(client, again);
        }
    }
}
