//! What can go wrong between the paper and a weather service.

use std::time::Duration;

/// Why there are no new figures. None of these reaches a reader: the last
/// good ones stay.
#[derive(Debug, thiserror::Error)]
pub enum WeatherError {
    /// The configured address is none.
    #[error("the weather address {address:?} is no http(s) address: {reason}")]
    Address {
        /// As configured.
        address: String,
        /// Why not.
        reason: String,
    },
    /// No answer, or none in time.
    #[error("the weather service could not be reached: {0}")]
    Unreachable(String),
    /// An answer that is no success.
    #[error("the weather service answered with status {status}")]
    Status {
        /// HTTP status.
        status: u16,
        /// How long it asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// More than anybody needs for a few cities.
    #[error("the weather service sent more than {limit} bytes")]
    TooLong {
        /// Bytes that are read at most.
        limit: usize,
    },
    /// An answer that cannot be understood.
    #[error("the weather service's answer cannot be read: {0}")]
    Garbled(String),
}
