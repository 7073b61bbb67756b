//! What a page's address turned out to be.

/// What stands at an address.
pub(crate) enum Resolved {
    /// A page: its whole document.
    Page(String),
    /// Another address on this host.
    Moved(String),
    /// Something that was taken down: the document that says so.
    Gone(String),
    /// Nothing.
    Nothing,
}
