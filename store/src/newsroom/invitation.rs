//! Invitations: links with which people make their accounts.

use super::account::AccountId;
use super::rights::Role;
use super::secret_hash::SecretHash;
use crate::ids::{Slug, Timestamp};

/// An invitation that is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvitation {
    /// Hash of the secret in its link.
    pub key: SecretHash,
    /// For whom, in the words of who invites.
    pub name: String,
    /// The role that the account gets.
    pub role: Role,
    /// The sections that the account gets.
    pub sections: Vec<Slug>,
    /// When the link stops working.
    pub ends_at: Timestamp,
}

/// An invitation that nobody has used yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its number, by which it is taken back.
    pub id: i64,
    /// For whom.
    pub name: String,
    /// The role that the account gets.
    pub role: Role,
    /// The sections that the account gets.
    pub sections: Vec<Slug>,
    /// Who invited; `None` for the command line.
    pub by: Option<AccountId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the link stops working.
    pub ends_at: Timestamp,
}
