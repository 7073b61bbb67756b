//! Repeated attempts while other processes use the same new file.

use std::time::Duration;

/// Attempts to open a new file that other processes open at the same time.
pub(crate) const TRIES: u32 = 8;

/// Wait before the second attempt; each further wait is longer.
pub(crate) const BETWEEN: Duration = Duration::from_millis(50);
