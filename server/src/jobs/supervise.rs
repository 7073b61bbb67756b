//! Starts the background jobs, starts those again that panicked, and stops them
//! with the server.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use ::weather::{City, Client};
use futures_util::FutureExt;
use store_search::SearchIndex;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::announce::{self, Announcer};
use super::{
    read_counts, related, schedule, search_index, snapshot, store_watch, versions, weather,
};
use crate::{AppState, PageCache};

/// How long the start waits for the search index to catch up. It is enough for
/// the articles of a day, not for a whole archive.
const FIRST_CATCH_UP: Duration = Duration::from_secs(3);

/// The wait before a job that panicked runs again; it doubles with each panic.
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_mins(1);
/// A job that ran for this long begins with the first wait again.
const CALM: Duration = Duration::from_mins(5);

/// What the jobs need beside the state.
pub(crate) struct Resources {
    pub(crate) cities: Arc<[City]>,
    pub(crate) index: SearchIndex,
    pub(crate) announcer: Announcer,
    /// The weather service, if there is one.
    pub(crate) weather: Option<Client>,
    /// The stored pages, if pages are stored.
    pub(crate) pages: Option<PageCache>,
}

/// The running jobs.
pub(crate) struct Jobs {
    running: JoinSet<()>,
    caught_up: watch::Receiver<bool>,
}

impl Jobs {
    /// Starts every job.
    pub(crate) fn start(state: &AppState, resources: Resources) -> Self {
        let Resources {
            cities,
            index,
            announcer,
            weather,
            pages,
        } = resources;
        let (report, caught_up) = watch::channel(false);
        let mut jobs = Self {
            running: JoinSet::new(),
            caught_up,
        };
        jobs.spawn(state, "snapshot", move |state| {
            snapshot::follow(state, Arc::clone(&cities), pages.clone())
        });
        jobs.spawn(state, "search index", move |state| {
            search_index::follow(Arc::clone(state.store()), index.clone(), report.clone())
        });
        jobs.spawn(state, "schedule", schedule::publish);
        jobs.spawn(state, "store", store_watch::watch);
        jobs.spawn(state, "related articles", related::rank);
        jobs.spawn(state, "read counts", read_counts::write_regularly);
        if state.newsroom().is_some() {
            jobs.spawn(state, "versions", versions::thin);
        }
        if announcer.is_configured() {
            jobs.spawn(state, "announcements", move |state| {
                announce::follow(state, announcer.clone())
            });
        }
        if let Some(client) = weather {
            jobs.spawn(state, "weather", move |state| {
                weather::refresh(state, client.clone())
            });
        }
        jobs
    }

    /// Starts a job. A panic is logged and counted, and the job starts again.
    fn spawn<J: Future<Output = Infallible> + Send>(
        &mut self,
        state: &AppState,
        name: &'static str,
        job: impl Fn(AppState) -> J + Send + 'static,
    ) {
        let state = state.clone();
        self.running.spawn(async move {
            let mut wait = FIRST_WAIT;
            loop {
                let started = Instant::now();
                let Err(_) = AssertUnwindSafe(job(state.clone())).catch_unwind().await;
                if started.elapsed() >= CALM {
                    wait = FIRST_WAIT;
                }
                let panics = state.count_job_panic();
                tracing::error!(
                    name,
                    panics,
                    ?wait,
                    "a background job panicked and starts again"
                );
                tokio::time::sleep(wait).await;
                wait = (wait * 2).min(LONGEST_WAIT);
            }
        });
    }

    /// Waits until the search index has caught up with the store, a few seconds
    /// at most.
    pub(crate) async fn wait_for_search_index(&mut self) {
        let first = self.caught_up.wait_for(|caught_up| *caught_up);
        if tokio::time::timeout(FIRST_CATCH_UP, first).await.is_err() {
            tracing::warn!(
                "the search index is still catching up; searches do not find every article yet"
            );
        }
    }

    /// Stops every job.
    pub(crate) async fn stop(mut self) {
        self.running.shutdown().await;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use store::ArticleId;

    use super::*;
    use crate::state::tests::empty_state;

    #[tokio::test]
    async fn a_job_that_panics_is_counted_and_starts_again_later_each_time() {
        let (state, _folder) = empty_state().await;
        tokio::time::pause();
        let mut jobs = Jobs {
            running: JoinSet::new(),
            caught_up: watch::channel(true).1,
        };
        let runs = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&runs);
        jobs.spawn(&state, "failing", move |_| {
            let nth = counted.fetch_add(1, Ordering::Relaxed);
            async move {
                assert!(nth >= 3, "the first three runs fail");
                std::future::pending().await
            }
        });
        // It starts again 1, 2 and 4 seconds after a panic.
        for (after, expected) in [
            (500, 1),
            (1000, 2),
            (1000, 2),
            (1000, 3),
            (3000, 3),
            (1000, 4),
        ] {
            tokio::time::sleep(Duration::from_millis(after)).await;
            assert_eq!(runs.load(Ordering::Relaxed), expected, "{after}");
        }
        assert_eq!(state.job_panics(), 3);
        jobs.stop().await;
    }

    #[tokio::test]
    async fn a_job_that_panics_while_it_is_stopped_does_not_hinder_the_end() {
        struct Failing;
        impl Drop for Failing {
            fn drop(&mut self) {
                panic!("this job cannot even be stopped");
            }
        }
        let (state, _folder) = empty_state().await;
        let mut jobs = Jobs {
            running: JoinSet::new(),
            caught_up: watch::channel(true).1,
        };
        let running = Arc::new(AtomicU32::new(0));
        for _ in 0..2 {
            let started = Arc::clone(&running);
            jobs.spawn(&state, "failing", move |_| {
                started.fetch_add(1, Ordering::Relaxed);
                async {
                    let _failing = Failing;
                    std::future::pending().await
                }
            });
        }
        state.read_buffer().add(ArticleId(1), 1);
        while running.load(Ordering::Relaxed) < 2 {
            tokio::task::yield_now().await;
        }
        jobs.stop().await;
        // What comes after the jobs is done: reads are written.
        state.write_reads().await;
        assert_eq!(state.read_buffer().take(), []);
    }
}
