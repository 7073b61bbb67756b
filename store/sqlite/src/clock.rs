//! The current time.

use std::time::{SystemTime, UNIX_EPOCH};

use store::Timestamp;

/// Returns the current time; 1970 if the system clock is before that.
pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.unwrap_or_default().as_secs();
    Timestamp(i64::try_from(seconds).unwrap_or(i64::MAX))
}
