//! Errors of a weather service.

use std::time::Duration;

/// Why there is no new weather. No error reaches a reader: the last readings stay.
#[derive(Debug, thiserror::Error)]
pub enum WeatherError {
    /// The configured address is not valid.
    #[error("the weather address {address:?} is not an http(s) address: {reason}")]
    Address {
        /// The address.
        address: String,
        /// The reason.
        reason: String,
    },
    /// No response, or none in time.
    #[error("the weather service could not be reached: {0}")]
    Unreachable(String),
    /// A response with an error status.
    #[error("the weather service answered with status {status}")]
    Status {
        /// HTTP status.
        status: u16,
        /// The wait that the service asks for.
        retry_after: Option<Duration>,
    },
    /// The response is too long.
    #[error("the weather service sent more than {limit} bytes")]
    TooLong {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The response cannot be parsed.
    #[error("the response of the weather service cannot be parsed: {0}")]
    Garbled(String),
}
