//! What an address asks of those who ask for it.

use store::newsroom::Right;

/// Who may ask for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Anybody, logged in or not.
    Anyone,
    /// Whoever is logged in.
    Session,
    /// Whoever has this right.
    Right(Right),
}
