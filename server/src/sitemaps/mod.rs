//! Site maps (sitemaps.org).

pub(crate) mod address;
pub(crate) mod news;
pub(crate) mod print;
