//! Sessions: who is logged in where.

use super::account::AccountId;
use super::secret_hash::SecretHash;
use crate::ids::Timestamp;

/// A session that begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// Hash of the session's secret.
    pub key: SecretHash,
    /// Who logged in.
    pub account: AccountId,
    /// The browser, in words that its owner recognises ("Chrome, Android").
    pub device: String,
    /// When it begins.
    pub at: Timestamp,
    /// When it ends at the latest.
    pub ends_at: Timestamp,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its number, by which its owner ends it.
    pub id: i64,
    /// Whose it is.
    pub account: AccountId,
    /// See [`NewSession::device`].
    pub device: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was used last, to within a few minutes.
    pub seen_at: Timestamp,
    /// When it ends at the latest.
    pub ends_at: Timestamp,
}
