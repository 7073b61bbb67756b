//! The commands of the binary.

mod arguments;
pub(crate) mod articles;
pub(crate) mod author;
pub(crate) mod import;
pub(crate) mod key;
pub(crate) mod pin;
pub(crate) mod purge;
pub(crate) mod push;
pub(crate) mod redirects;
pub(crate) mod reindex;
pub(crate) mod serve;
pub(crate) mod startup;
pub(crate) mod store_args;
pub(crate) mod user;
