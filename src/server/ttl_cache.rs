//! Small things that every page needs and that hardly ever change, kept for a few seconds.
//!
//! Not for pages or people's data: only for what the frame of all pages shows alike. On several
//! nodes a change is seen everywhere after [`LIFETIME`] at the latest; the node that makes the
//! change calls [`TtlCache::forget`].

use std::{
    any::Any,
    collections::HashMap,
    future::Future,
    sync::{Arc, PoisonError, RwLock},
};

use ensemble_core::Lang;

/// How long something is kept, in milliseconds.
pub const LIFETIME: i64 = 5_000;

type Key = (&'static str, Lang);
type Kept = (i64, Arc<dyn Any + Send + Sync>);

/// What is kept, by name and language.
#[derive(Debug, Default)]
pub struct TtlCache(RwLock<HashMap<Key, Kept>>);

impl TtlCache {
    /// What is kept under a name, or what `load` brings, which is then kept.
    ///
    /// # Errors
    /// Those of `load`; they are not kept.
    pub async fn get<T, E, F>(&self, name: &'static str, lang: Lang, now: i64, load: F) -> Result<Arc<T>, E>
    where
        T: Send + Sync + 'static,
        F: Future<Output = Result<T, E>>,
    {
        if let Some(kept) = self.kept::<T>((name, lang), now) {
            return Ok(kept);
        }
        let fresh = Arc::new(load.await?);
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        all.insert((name, lang), (now, fresh.clone()));
        Ok(fresh)
    }

    /// Forgets what is kept under a name, in both languages.
    pub fn forget(&self, name: &'static str) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|(kept, _), _| *kept != name);
    }

    fn kept<T: Send + Sync + 'static>(&self, key: Key, now: i64) -> Option<Arc<T>> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (since, kept) = all.get(&key)?;
        // A clock that was set back makes nothing last longer.
        if (0..LIFETIME).contains(&(now - since)) { kept.clone().downcast().ok() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::{LIFETIME, Lang, TtlCache};

    async fn load(ttl_cache: &TtlCache, now: i64, value: u32) -> u32 {
        *ttl_cache.get("x", Lang::Fr, now, async move { Ok::<_, ()>(value) }).await.expect("it loads")
    }

    #[tokio::test]
    async fn a_thing_is_kept_for_its_lifetime_and_no_longer() {
        let ttl_cache = TtlCache::default();
        assert_eq!(load(&ttl_cache, 0, 1).await, 1);
        assert_eq!(load(&ttl_cache, LIFETIME - 1, 2).await, 1);
        assert_eq!(load(&ttl_cache, LIFETIME, 3).await, 3);
        assert_eq!(load(&ttl_cache, LIFETIME - 1, 4).await, 4, "the clock was set back");
        ttl_cache.forget("x");
        assert_eq!(load(&ttl_cache, LIFETIME - 1, 5).await, 5);
    }

    #[tokio::test]
    async fn a_failure_is_not_kept() {
        let ttl_cache = TtlCache::default();
        let failed = ttl_cache.get::<u32, _, _>("x", Lang::Fr, 0, async { Err("away") }).await;
        assert_eq!(failed, Err("away"));
        assert_eq!(load(&ttl_cache, 0, 5).await, 5);
    }
}
