//! Hashing passwords, which is slow on purpose: at most half of the cores do it at the same time, so that pages are served
//! in the meantime.

use std::{
    sync::{Arc, LazyLock},
    thread,
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use ensemble_core::error::AppError;

/// The lowest priority on Linux, whose scale goes from -20 to 19.
#[cfg(target_os = "linux")]
const LOWEST_PRIORITY: i32 = 19;

static PERMITS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    Arc::new(Semaphore::new((cores / 2).max(1)))
});

/// The right to keep one core busy.
pub(super) type Permit = OwnedSemaphorePermit;

/// Waits until a core may be kept busy.
pub(super) async fn permit() -> Result<Permit, AppError> {
    PERMITS.clone().acquire_owned().await.map_err(|_| AppError::Internal)
}

/// Runs `work` on a thread of its own with the lowest priority, so that signing in does not slow down reading. The thread
/// holds the permit until it is done, even when the request was dropped in the meantime, and then returns it.
async fn on_low_priority_thread<T: Send + 'static>(
    permit: Permit,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<(T, Permit), AppError> {
    let (done, outcome) = oneshot::channel();
    let spawned = thread::Builder::new().name("hasher".to_owned()).spawn(move || {
        lower_priority();
        let _ = done.send((work(), permit));
    });
    if let Err(error) = spawned {
        tracing::error!(%error, "no thread to hash a password");
        return Err(AppError::Unavailable);
    }
    outcome.await.map_err(|_| {
        tracing::error!("a password could not be hashed");
        AppError::Internal
    })
}

/// Gives this thread the lowest priority. Other systems than Linux have one priority for a whole process.
fn lower_priority() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, LOWEST_PRIORITY) {
        tracing::debug!(%error, "the priority of a thread that hashes a password could not be lowered");
    }
}

/// The hash of a password, as it is stored.
///
/// # Errors
/// [`AppError::Unavailable`] when no thread could be started.
pub async fn hash_password(password: String) -> Result<String, AppError> {
    let (hash, _permit) =
        on_low_priority_thread(permit().await?, move || password_auth::generate_hash(password)).await?;
    Ok(hash)
}

/// Whether a password matches a hash. Without a hash it takes as long and never matches.
pub(super) async fn matches(
    permit: Permit,
    password: String,
    hash: Option<String>,
) -> Result<(bool, Permit), AppError> {
    // The hash that the password of an unknown address is compared with.
    static UNKNOWN: LazyLock<String> = LazyLock::new(|| password_auth::generate_hash("none"));

    on_low_priority_thread(permit, move || {
        let known = hash.is_some();
        let hash = hash.as_ref().unwrap_or(&UNKNOWN);
        password_auth::verify_password(password, hash).is_ok() && known
    })
    .await
}
