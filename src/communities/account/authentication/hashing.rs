//! Hashing passwords, which is slow on purpose: at most half of the cores do it at the same time, so that pages are served
//! in the meantime.

use std::{
    sync::{Arc, LazyLock},
    thread,
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use ensemble_core::{
    error::AppError,
    text::{nfd, nfkc},
};

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

/// The spellings of a password that its hash may have been made of: its normalized form (NIST SP 800-63B), and for hashes
/// that were stored before passwords were normalized, what a keyboard may have sent.
fn spellings(password: &str) -> Vec<String> {
    let mut spellings = vec![nfkc(password)];
    for other in [password.to_owned(), nfd(&nfkc(password))] {
        if !spellings.contains(&other) {
            spellings.push(other);
        }
    }
    spellings
}

/// The hash of a password, as it is stored.
///
/// # Errors
/// [`AppError::Unavailable`] when no thread could be started.
pub async fn hash_password(password: String) -> Result<String, AppError> {
    let (hash, _permit) =
        on_low_priority_thread(permit().await?, move || password_auth::generate_hash(nfkc(&password)))
            .await?;
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
        let mut spellings = spellings(&password).into_iter();
        spellings.any(|spelling| password_auth::verify_password(spelling, hash).is_ok()) && known
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::{hash_password, matches, permit, spellings};

    #[tokio::test]
    async fn a_password_is_right_however_a_keyboard_sends_its_accents() {
        let [composed, decomposed] =
            ["trois ét\u{e9}s à l’île ﬁne", "trois e\u{301}te\u{301}s a\u{300} l’i\u{302}le fine"];
        let is_right = async |typed: &str, hash: &str| {
            let permit = permit().await.expect("a permit");
            matches(permit, typed.to_owned(), Some(hash.to_owned())).await.expect("an answer").0
        };
        let hash = hash_password(decomposed.to_owned()).await.expect("a hash");
        assert!(is_right(composed, &hash).await && is_right(decomposed, &hash).await);
        assert!(!is_right("trois etes a l’ile fine", &hash).await);
        // A hash that was stored before passwords were normalized.
        let old = password_auth::generate_hash(decomposed);
        assert!(is_right(decomposed, &old).await && is_right(composed, &old).await);
        assert_eq!(spellings("cinq bateaux").len(), 1, "most passwords are hashed once");
    }
}
