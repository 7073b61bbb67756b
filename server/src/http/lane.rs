//! Lanes for requests that are dear: few are answered at once, some wait, and
//! the others are told to come back.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tokio::sync::Semaphore;

use crate::http::error_page::busy;

/// One lane. Clones are the same one.
#[derive(Clone, Debug)]
pub(crate) struct Lane(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    permits: Semaphore,
    /// Requests that are answered or wait.
    inside: AtomicUsize,
    most: usize,
}

/// Counts a request from its entry on.
struct Entered<'a>(&'a Shared);

impl Lane {
    /// At most `running` requests at once; `waiting` more may wait.
    pub(crate) fn new(running: usize, waiting: usize) -> Self {
        Self(Arc::new(Shared {
            permits: Semaphore::new(running),
            inside: AtomicUsize::new(0),
            most: running + waiting,
        }))
    }
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.0.inside.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The middleware of a lane.
pub(crate) async fn pass(State(lane): State<Lane>, request: Request, next: Next) -> Response {
    let shared = &*lane.0;
    let before = shared.inside.fetch_add(1, Ordering::Relaxed);
    let _entered = Entered(shared);
    if before >= shared.most {
        return busy();
    }
    // It is never closed.
    let _permit = shared.permits.acquire().await.ok();
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::body::Body;
    use axum::http::StatusCode;
    use axum::routing::get;
    use axum::{Router, middleware};
    use tower::ServiceExt;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn some_requests_wait_and_the_others_are_refused() {
        let slow = || async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            "done"
        };
        let lane = middleware::from_fn_with_state(Lane::new(1, 2), pass);
        let router = Router::new().route("/", get(slow)).layer(lane);
        let ask = || {
            let router = router.clone();
            async move {
                let request = Request::new(Body::empty());
                router.oneshot(request).await.unwrap().status()
            }
        };
        let statuses = futures_util::future::join_all((0..5).map(|_| ask())).await;
        let refused = |it: &&StatusCode| **it == StatusCode::SERVICE_UNAVAILABLE;
        assert_eq!(statuses.iter().filter(refused).count(), 2);
        assert_eq!(ask().await, StatusCode::OK, "the lane is free again");
    }
}
