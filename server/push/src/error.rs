//! What can go wrong between the paper and a reader's push service.

use std::path::PathBuf;
use std::time::Duration;

/// Why a key, a subscription or a message is of no use.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The file of the paper's own key.
    #[error("the push key in {path} cannot be used: {reason}")]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// The address by which the paper says who sends.
    #[error(
        "the push contact {0:?} is none: write mailto: and an e-mail address, or an https: address"
    )]
    Contact(String),
    /// An endpoint that the paper does not send to.
    #[error("the endpoint {endpoint:?} is not taken: {reason}")]
    Endpoint {
        /// As given.
        endpoint: String,
        /// Why not.
        reason: &'static str,
    },
    /// A browser's key or secret.
    #[error("the subscription's {0} is none: send what the browser gave, in base64url")]
    SubscriptionKey(&'static str),
    /// More than one message may hold.
    #[error("the message has {length} bytes, {most} at most: shorten its title or text")]
    TooLong {
        /// Bytes that it has.
        length: usize,
        /// Bytes that it may have.
        most: usize,
    },
    /// The push service knows this endpoint no more.
    #[error("the reader has left: the push service answered with status {0}")]
    Gone(u16),
    /// An answer that is no success.
    #[error("the push service answered with status {status}")]
    Status {
        /// HTTP status.
        status: u16,
        /// How long it asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// No answer, or none in time.
    #[error("the push service could not be reached: {0}")]
    Unreachable(String),
}

impl PushError {
    /// True where the same message may be taken another time.
    pub(crate) fn passes(&self) -> bool {
        match self {
            Self::Unreachable(_) => true,
            Self::Status { status, .. } => *status == 429 || *status >= 500,
            _ => false,
        }
    }
}
