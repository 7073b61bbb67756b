//! The commands of the binary.

pub(crate) mod articles;
pub(crate) mod pin;
pub(crate) mod push;
pub(crate) mod redirects;
pub(crate) mod serve;
pub(crate) mod store_args;
