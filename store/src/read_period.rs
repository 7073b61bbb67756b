//! Periods over which reads are counted.

/// How far back reads are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadPeriod {
    /// The running hour and the 23 before it.
    Day,
    /// The running hour and the 167 before it.
    Week,
    /// All time, with what an older site counted.
    Ever,
}
