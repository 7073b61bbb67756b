//! Background jobs of a running server.

pub(crate) mod announce;
mod intervals;
mod read_counts;
mod related;
mod search_index;
mod snapshot;
pub(crate) mod supervise;
mod weather;
