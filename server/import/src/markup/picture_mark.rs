//! The mark of a picture whose number is not known yet.

/// Stands before a picture's place in the list until it has its number.
pub(super) const MARK: char = '\u{e000}';
