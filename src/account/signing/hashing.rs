//! Hashing passwords, which is slow on purpose: only some of the machine's cores may be at it, so that pages go on being
//! served.

use std::{
    sync::{Arc, LazyLock},
    thread,
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use crate::error::AppError;

/// The priority of what all else goes before, on Linux's scale from -20 to 19.
#[cfg(target_os = "linux")]
const LAST: i32 = 19;

static HASHERS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    Arc::new(Semaphore::new((cores / 2).max(1)))
});

/// The right to keep one core busy.
pub(super) type Turn = OwnedSemaphorePermit;

/// Waits for a turn.
pub(super) async fn turn() -> Result<Turn, AppError> {
    HASHERS.clone().acquire_owned().await.map_err(|_| AppError::Internal)
}

/// Works on a thread of its own, which gives way to every other: whoever signs in waits, whoever reads does not. The
/// thread keeps the turn until it is done, whether or not anybody still waits for it, and gives it back then.
async fn aside<T: Send + 'static>(
    turn: Turn,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<(T, Turn), AppError> {
    let (done, outcome) = oneshot::channel();
    let begun = thread::Builder::new().name("hasher".to_owned()).spawn(move || {
        give_way();
        let _ = done.send((work(), turn));
    });
    if let Err(error) = begun {
        tracing::error!(%error, "no thread to hash a password");
        return Err(AppError::Unavailable);
    }
    outcome.await.map_err(|_| {
        tracing::error!("a password could not be hashed");
        AppError::Internal
    })
}

/// Makes this thread the last to be served. Elsewhere than on Linux a process has one priority for all.
fn give_way() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, LAST) {
        tracing::debug!(%error, "hashing a password is as urgent as all else");
    }
}

/// The hash of a password, as it is stored.
///
/// # Errors
/// [`AppError::Unavailable`] when the machine has no thread left for it.
pub async fn hashed(password: String) -> Result<String, AppError> {
    aside(turn().await?, move || password_auth::generate_hash(password)).await.map(|(hash, _)| hash)
}

/// Whether a password fits a hash; without one it takes as long, and does not.
pub(super) async fn fits(
    turn: Turn,
    password: String,
    hash: Option<String>,
) -> Result<(bool, Turn), AppError> {
    // What an unknown address is compared with.
    static NONE: LazyLock<String> = LazyLock::new(|| password_auth::generate_hash("none"));

    aside(turn, move || {
        let known = hash.is_some();
        let hash = hash.as_ref().unwrap_or(&NONE);
        password_auth::verify_password(password, hash).is_ok() && known
    })
    .await
}
