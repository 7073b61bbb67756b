//! Starts the background jobs and stops them with the server.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use ::weather::{City, Client};
use futures_util::FutureExt;
use store_search::SearchIndex;
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use super::announce::{self, Announcer};
use super::{read_counts, related, search_index, snapshot, weather};
use crate::AppState;

/// How long the start waits for the search index to catch up. It is enough for
/// the articles of a day, not for a whole archive.
const FIRST_CATCH_UP: Duration = Duration::from_secs(3);

/// What the jobs need beside the state.
pub(crate) struct Resources {
    pub(crate) cities: Arc<[City]>,
    pub(crate) index: SearchIndex,
    pub(crate) announcer: Announcer,
    /// The weather service, if there is one.
    pub(crate) weather: Option<Client>,
}

/// The running jobs.
pub(crate) struct Jobs {
    running: JoinSet<()>,
    caught_up: oneshot::Receiver<()>,
}

impl Jobs {
    /// Starts every job.
    pub(crate) fn start(state: &AppState, resources: Resources) -> Self {
        let (report, caught_up) = oneshot::channel();
        let mut jobs = Self {
            running: JoinSet::new(),
            caught_up,
        };
        jobs.spawn(
            "snapshot",
            snapshot::follow(state.clone(), resources.cities),
        );
        jobs.spawn(
            "search index",
            search_index::follow(Arc::clone(state.store()), resources.index, report),
        );
        jobs.spawn("related articles", related::rank(state.clone()));
        jobs.spawn("read counts", read_counts::write_regularly(state.clone()));
        if resources.announcer.is_configured() {
            jobs.spawn(
                "announcements",
                announce::follow(state.clone(), resources.announcer),
            );
        }
        if let Some(client) = resources.weather {
            jobs.spawn("weather", weather::refresh(state.clone(), client));
        }
        jobs
    }

    /// Starts a job. A panic ends the job and is logged.
    fn spawn(
        &mut self,
        name: &'static str,
        job: impl Future<Output = Infallible> + Send + 'static,
    ) {
        self.running.spawn(async move {
            let Err(_) = AssertUnwindSafe(job).catch_unwind().await;
            tracing::error!(name, "a background job panicked and does not run any more");
        });
    }

    /// Waits until the search index has caught up with the store, a few seconds
    /// at most.
    pub(crate) async fn wait_for_search_index(&mut self) {
        let first = tokio::time::timeout(FIRST_CATCH_UP, &mut self.caught_up);
        if first.await.is_err() {
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
