//! The loop that refreshes the stored weather.

use std::convert::Infallible;
use std::time::Duration;

use store::Store;

use crate::{Client, WeatherError};

/// Wait after a success; services update their readings about as often.
const INTERVAL: Duration = Duration::from_mins(15);
/// Wait after the first failure; it doubles with each further one.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// Longest wait, whatever a service asks for.
const LONGEST_WAIT: Duration = Duration::from_hours(2);

/// Refreshes the stored weather until its task is dropped. After a failure, which
/// is logged, it waits longer each time; the last readings stay. `clock` returns
/// the seconds since 1970.
pub async fn keep_fresh(client: &Client, store: &dyn Store, clock: impl Fn() -> i64) -> Infallible {
    let mut failures = 0;
    loop {
        let wait = match once(client, store, clock()).await {
            Ok(()) => {
                failures = 0;
                INTERVAL
            }
            Err(wait) => {
                failures += 1;
                wait_after(failures, wait)
            }
        };
        tokio::time::sleep(wait).await;
    }
}

/// Refreshes once. The error is the wait that the service asks for.
async fn once(client: &Client, store: &dyn Store, now: i64) -> Result<(), Option<Duration>> {
    let readings = client.fetch(now).await.map_err(|error| {
        tracing::warn!(%error, "no new weather");
        match error {
            WeatherError::Status { retry_after, .. } => retry_after,
            _ => None,
        }
    })?;
    store.set_weather(&readings).await.map_err(|error| {
        tracing::error!(%error, "the weather could not be stored");
        None
    })
}

/// Returns the wait after this many failures in a row.
fn wait_after(failures: u32, asked: Option<Duration>) -> Duration {
    let growing = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1)));
    growing.max(asked.unwrap_or_default()).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wait_grows_and_respects_retry_after() {
        assert_eq!(wait_after(1, None), FIRST_WAIT);
        assert_eq!(wait_after(3, None), FIRST_WAIT * 4);
        assert_eq!(
            wait_after(1, Some(Duration::from_mins(10))),
            Duration::from_mins(10)
        );
        assert_eq!(
            wait_after(1, Some(Duration::from_secs(1 << 40))),
            LONGEST_WAIT
        );
        assert_eq!(wait_after(u32::MAX, None), LONGEST_WAIT);
    }
}
