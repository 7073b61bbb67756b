//! The result of resolving an address.

/// The result of resolving an address.
pub(crate) enum Resolved {
    /// A page, as a complete document.
    Page(String),
    /// Another address on this host.
    Moved(String),
    /// A withdrawn article: the document that says so.
    Gone(String),
    /// Nothing.
    Nothing,
}
