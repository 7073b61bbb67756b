//! The limit of requests that write, per client.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

use crate::net::address::{Client, ClientKey};

/// Clients that are remembered before those are forgotten that have been quiet.
const REMEMBERED: usize = 10_000;
const DAY: Duration = Duration::from_hours(24);

/// A limit. Clones are the same one.
#[derive(Clone, Debug)]
pub(crate) struct WriteLimit(Arc<DefaultKeyedRateLimiter<ClientKey>>);

impl WriteLimit {
    /// So many requests per minute; as many at once.
    pub(crate) fn per_minute(requests: NonZeroU32) -> Self {
        Self(Arc::new(DefaultKeyedRateLimiter::keyed(Quota::per_minute(
            requests,
        ))))
    }

    /// So many requests per day; as many at once.
    pub(crate) fn per_day(requests: NonZeroU32) -> Self {
        let quota = Quota::with_period(DAY / requests.get());
        let quota = quota.expect("a part of a day is not nothing");
        Self(Arc::new(DefaultKeyedRateLimiter::keyed(
            quota.allow_burst(requests),
        )))
    }

    /// Counts a request; the seconds after which one is accepted again if it is
    /// one too many.
    pub(crate) fn count(&self, client: ClientKey) -> Result<(), u64> {
        if self.0.len() > REMEMBERED {
            self.0.retain_recent();
            self.0.shrink_to_fit();
        }
        self.0.check_key(&client).map_err(|early| {
            let wait = early.wait_time_from(DefaultClock::default().now());
            wait.as_secs() + 1
        })
    }
}

/// The middleware of a limit. Requests whose client is not known pass.
pub(crate) async fn check(
    State(limit): State<WriteLimit>,
    client: Option<Extension<Client>>,
    request: Request,
    next: Next,
) -> Response {
    let client = client.and_then(|Extension(Client(key))| key);
    if let Some(Err(seconds)) = client.map(|client| limit.count(client)) {
        let wait = [(header::RETRY_AFTER, seconds.to_string())];
        let text = "too many requests from this address; try again later\n";
        return (StatusCode::TOO_MANY_REQUESTS, wait, text).into_response();
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::address::tests::client;

    #[test]
    fn each_client_has_a_limit_of_its_own() {
        let limit = WriteLimit::per_minute(NonZeroU32::new(3).unwrap());
        let (first, second) = (client("192.0.2.1"), client("192.0.2.2"));
        assert!((0..3).all(|_| limit.count(first).is_ok()));
        let wait = limit.count(first).unwrap_err();
        assert!((1..=21).contains(&wait), "{wait}");
        assert!(limit.count(second).is_ok());
    }
}
