//! Caches in memory.

pub(crate) mod cards;
pub(crate) mod read_buffer;
pub(crate) mod sitemaps;
