//! One file per page, with two functions: `load` queries the store and is the
//! only place that waits; `view` is pure. A page whose data are in the snapshot
//! has only `view`.

pub(crate) mod article;
pub(crate) mod corrections;
pub(crate) mod day;
pub mod edition;
pub(crate) mod front;
pub(crate) mod list;
pub(crate) mod most_read;
pub(crate) mod not_found;
pub(crate) mod offline;
mod resolved;
pub(crate) mod saved;
pub mod search;
pub mod server_error;
pub(crate) mod statement;
pub(crate) mod static_page;
pub(crate) mod withdrawn;

pub(crate) use resolved::Resolved;
