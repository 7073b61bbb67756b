//! Periods over which reads are counted.

/// A period over which reads are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadPeriod {
    /// The current hour and the 23 hours before it.
    Day,
    /// The current hour and the 167 hours before it.
    Week,
    /// All time, including the counts of an older site.
    Ever,
}
