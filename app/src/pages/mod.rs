//! One file a page. Each has `load`, which asks the store and is the only
//! place that waits, and `view`, which is pure; a page whose data stand in the
//! shell has `view` alone.

pub(crate) mod article;
pub(crate) mod broken;
pub(crate) mod corrections;
pub(crate) mod day;
pub mod edition;
pub(crate) mod front;
pub(crate) mod gone;
pub(crate) mod list;
pub(crate) mod missing;
pub(crate) mod most_read;
pub(crate) mod offline;
pub(crate) mod page;
pub(crate) mod saved;
pub mod search;
pub(crate) mod statement;

/// What stands at an address.
pub(crate) enum Found {
    /// A page: its whole document.
    Page(String),
    /// Another address on this host.
    Moved(String),
    /// Something that was taken down: the document that says so.
    Gone(String),
    /// Nothing.
    Nothing,
}
