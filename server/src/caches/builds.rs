//! Work that many may ask for at once and that is done once: in a task of its
//! own, which goes on if those who asked have gone, and a few at a time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use store::{EngineFault, StoreError};
use tokio::sync::{Semaphore, watch};

/// A result, once it is there.
type Pending<V> = watch::Receiver<Option<Result<V, BuildError>>>;

/// The builds that run or wait.
#[derive(Debug)]
pub(crate) struct Builds<K, V>(Arc<Shared<K, V>>);

#[derive(Debug)]
struct Shared<K, V> {
    /// Builds that run or wait at most; further ones are refused.
    most: usize,
    /// Permits of builds that run.
    permits: Semaphore,
    pending: Mutex<Vec<(K, Pending<V>)>>,
}

/// Why something was not built, for everybody who waits for it.
#[derive(Clone, Debug)]
pub(crate) struct BuildError {
    reason: String,
    fault: EngineFault,
}

impl<K, V> Clone for Builds<K, V> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K, V> Builds<K, V>
where
    K: Clone + PartialEq + Send + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// At most `running` builds at once, and at most `most` that run or wait.
    pub(crate) fn new(running: usize, most: usize) -> Self {
        Self(Arc::new(Shared {
            most,
            permits: Semaphore::new(running),
            pending: Mutex::default(),
        }))
    }

    /// The result of the build for `key`, which begins unless it has begun.
    /// Fails with [`EngineFault::Busy`] if there are too many others.
    pub(crate) async fn get<B>(&self, key: K, build: B) -> Result<V, BuildError>
    where
        B: Future<Output = Result<V, BuildError>> + Send + 'static,
    {
        let mut pending = self.join(key, build)?;
        match pending.wait_for(Option::is_some).await {
            Ok(result) => result
                .clone()
                .unwrap_or_else(|| Err(BuildError::panicked())),
            // The task ended without a result.
            Err(_) => Err(BuildError::panicked()),
        }
    }

    /// Refuses further builds, also those that wait, and waits for the end of those
    /// that run.
    pub(crate) async fn end(&self) {
        const LOOK_EVERY: Duration = Duration::from_millis(5);
        self.0.permits.close();
        while !self.0.pending().is_empty() {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    fn join<B>(&self, key: K, build: B) -> Result<Pending<V>, BuildError>
    where
        B: Future<Output = Result<V, BuildError>> + Send + 'static,
    {
        let mut pending = self.0.pending();
        if let Some((_, running)) = pending.iter().find(|(other, _)| *other == key) {
            return Ok(running.clone());
        }
        if pending.len() >= self.0.most {
            return Err(BuildError::busy("too many others are built"));
        }
        let (report, receiver) = watch::channel(None);
        pending.push((key.clone(), receiver.clone()));
        let entry = Entry {
            shared: Arc::clone(&self.0),
            key,
        };
        tokio::spawn(async move {
            let permit = entry.shared.permits.acquire().await;
            let result = match &permit {
                Ok(_) => build.await,
                Err(_) => Err(BuildError::busy("the server ends")),
            };
            drop(permit);
            // Whoever comes now finds the result in its cache.
            drop(entry);
            report.send_replace(Some(result));
        });
        Ok(receiver)
    }
}

impl<K, V> Shared<K, V> {
    fn pending(&self) -> MutexGuard<'_, Vec<(K, Pending<V>)>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A build in the list; removed from it however the task ends.
struct Entry<K: PartialEq, V> {
    shared: Arc<Shared<K, V>>,
    key: K,
}

impl<K: PartialEq, V> Drop for Entry<K, V> {
    fn drop(&mut self) {
        self.shared.pending().retain(|(key, _)| *key != self.key);
    }
}

impl BuildError {
    /// Something that succeeds later.
    pub(crate) fn busy(reason: &str) -> Self {
        Self {
            reason: reason.to_owned(),
            fault: EngineFault::Busy,
        }
    }

    /// A task that panicked.
    pub(crate) fn panicked() -> Self {
        Self {
            reason: "it panicked".to_owned(),
            fault: EngineFault::Other,
        }
    }

    /// True if there was no room for it.
    pub(crate) fn is_busy(&self) -> bool {
        self.fault == EngineFault::Busy
    }

    /// The same as an error of the store, while `doing` something.
    pub(crate) fn into_store_error(self, doing: &'static str) -> StoreError {
        StoreError::Engine {
            doing,
            reason: self.reason,
            fault: self.fault,
        }
    }
}

impl From<StoreError> for BuildError {
    fn from(error: StoreError) -> Self {
        let fault = match error {
            StoreError::Engine { fault, .. } => fault,
            _ => EngineFault::Other,
        };
        Self {
            reason: error.to_string(),
            fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_many_ask_for_is_built_once_and_goes_on_without_them() {
        let builds = Builds::<u32, u32>::new(1, 2);
        let count = Arc::new(AtomicU32::new(0));
        let build = || {
            let count = Arc::clone(&count);
            async move {
                tokio::time::sleep(Duration::from_secs(5)).await;
                Ok(count.fetch_add(1, Ordering::Relaxed))
            }
        };
        let waiting: Vec<_> = (0..3).map(|_| builds.get(1, build())).collect();
        let impatient = tokio::time::timeout(Duration::from_secs(1), builds.get(1, build()));
        assert!(impatient.await.is_err());
        for result in futures_util::future::join_all(waiting).await {
            assert_eq!(result.unwrap(), 0);
        }
        assert_eq!(builds.get(1, build()).await.unwrap(), 1, "a new one");
        drop(tokio::time::timeout(Duration::from_secs(1), builds.get(1, build())).await);
        tokio::time::sleep(Duration::from_secs(9)).await;
        assert_eq!(count.load(Ordering::Relaxed), 3, "it went on");
    }

    #[tokio::test(start_paused = true)]
    async fn at_the_end_builds_that_run_end_and_the_others_do_not_begin() {
        let builds = Builds::<u32, u32>::new(1, 9);
        let count = Arc::new(AtomicU32::new(0));
        let slow = || {
            let count = Arc::clone(&count);
            async move {
                tokio::time::sleep(Duration::from_secs(5)).await;
                Ok(count.fetch_add(1, Ordering::Relaxed))
            }
        };
        let end = async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            builds.end().await;
            count.load(Ordering::Relaxed)
        };
        let (first, second, ended) =
            tokio::join!(builds.get(1, slow()), builds.get(2, slow()), end);
        assert_eq!((first.unwrap(), ended), (0, 1));
        assert!(second.unwrap_err().is_busy());
        assert!(builds.get(3, slow()).await.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn too_many_builds_are_refused_and_a_panic_is_an_error() {
        let builds = Builds::<u32, u32>::new(1, 2);
        let slow = || async {
            tokio::time::sleep(Duration::from_secs(5)).await;
            Ok(0)
        };
        let (first, second, third) = tokio::join!(
            builds.get(1, slow()),
            builds.get(2, slow()),
            builds.get(3, slow())
        );
        assert!(first.is_ok() && second.is_ok());
        assert_eq!(third.unwrap_err().fault, EngineFault::Busy);
        let panic = async { panic!("for the test") };
        assert_eq!(
            builds.get(4, panic).await.unwrap_err().fault,
            EngineFault::Other
        );
        assert!(builds.get(4, slow()).await.is_ok());
    }
}
