//! The mark of a picture whose number is not known yet.

/// Precedes the index of a picture until its number is known.
pub(super) const MARK: char = '\u{e000}';
