//! Caches in memory.

pub(crate) mod builds;
pub(crate) mod cards;
pub(crate) mod counted_reads;
pub(crate) mod read_buffer;
pub(crate) mod sitemaps;
