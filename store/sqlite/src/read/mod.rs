//! Reading, one file per subject.

pub(crate) mod articles;
pub(crate) mod boxes;
pub(crate) mod corrections;
pub(crate) mod followers;
pub(crate) mod front;
pub(crate) mod lists;
pub(crate) mod most_read;
pub(crate) mod names;
pub(crate) mod old_addresses;
pub(crate) mod pages;
pub(crate) mod revisions;
pub(crate) mod search_feed;
pub(crate) mod syndication;
