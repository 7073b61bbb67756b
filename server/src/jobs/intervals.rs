//! How often jobs look at the store.

use std::time::Duration;

/// The wait before a job looks at the store again.
pub(super) const POLL: Duration = Duration::from_millis(500);

/// The wait after a failure, so that a store that is not reachable does not
/// fill the log.
pub(super) const AFTER_FAILURE: Duration = Duration::from_secs(5);
