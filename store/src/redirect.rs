//! Redirects from old addresses.

/// Where an address that is no longer used leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// Path on this host.
    pub to: String,
}
