//! Redirects from old addresses.

/// The target of an address that is no longer used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// Path on this host.
    pub to: String,
}
