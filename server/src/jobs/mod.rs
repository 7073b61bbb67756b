//! Background jobs of a running server.

pub(crate) mod announce;
mod intervals;
mod read_counts;
mod related;
mod schedule;
mod search_index;
mod snapshot;
mod store_watch;
pub(crate) mod supervise;
mod versions;
mod weather;
