//! Errors of keys, subscriptions and messages.

use std::path::PathBuf;
use std::time::Duration;

/// Why a key, a subscription or a message cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The file of the paper's key.
    #[error("the push key in {path} cannot be used: {reason}")]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// The error, and what to do about it.
        reason: String,
    },
    /// The contact address is not valid.
    #[error(
        "the push contact {0:?} is not valid: use mailto: and an e-mail address, or an https: address"
    )]
    Contact(String),
    /// An endpoint that is not accepted.
    #[error("the endpoint {endpoint:?} is not accepted: {reason}")]
    Endpoint {
        /// The endpoint.
        endpoint: String,
        /// The reason.
        reason: &'static str,
    },
    /// The key or secret of a browser is not valid.
    #[error("the subscription's {0} is not valid: send the browser's value, in base64url")]
    SubscriptionKey(&'static str),
    /// The message is too long.
    #[error("the message has {length} bytes; the limit is {most}: shorten its title or text")]
    TooLong {
        /// Its length, in bytes.
        length: usize,
        /// The limit, in bytes.
        most: usize,
    },
    /// The push service no longer knows this endpoint; holds the HTTP status.
    #[error("the subscription has ended: the push service answered with status {0}")]
    Gone(u16),
    /// A response with an error status.
    #[error("the push service answered with status {status}")]
    Status {
        /// HTTP status.
        status: u16,
        /// The wait that the service asks for.
        retry_after: Option<Duration>,
    },
    /// No response, or none in time.
    #[error("the push service could not be reached: {0}")]
    Unreachable(String),
}

impl PushError {
    /// True if the same message may be accepted later.
    pub fn is_temporary(&self) -> bool {
        match self {
            Self::Unreachable(_) => true,
            Self::Status { status, .. } => *status == 429 || *status >= 500,
            _ => false,
        }
    }
}
