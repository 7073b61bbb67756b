//! The limit of open files and connections of this process.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Descriptors that connections never use: for the database, pictures, the
/// search index and the log.
const RESERVE: u64 = 256;
/// Connections at most, whatever the system allows: each takes memory, too.
const MOST: u64 = 20_000;
/// What is assumed where the system has no limit.
const UNLIMITED: u64 = MOST + RESERVE;

/// Raises the soft limit of this process to the hard one; returns the number of
/// connections that may be open at once.
pub(crate) fn raise_limit() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.unwrap_or(UNLIMITED).min(UNLIMITED);
    let current = limit.current.unwrap_or(UNLIMITED);
    let raised = Rlimit {
        current: Some(wanted),
        maximum: limit.maximum,
    };
    let available = if current >= wanted {
        current
    } else if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, current, "cannot raise the limit of open files");
        current
    } else {
        wanted
    };
    connections_within(available)
}

/// At most three quarters of a small limit are for connections.
fn connections_within(available: u64) -> usize {
    let most = available
        .saturating_sub(RESERVE)
        .max(available / 4 * 3)
        .min(MOST);
    usize::try_from(most).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_left_for_others() {
        assert_eq!(connections_within(1_024), 768);
        assert_eq!(connections_within(256), 192);
        assert_eq!(connections_within(4_096), 3_840);
        assert_eq!(connections_within(1_000_000), 20_000);
    }
}
