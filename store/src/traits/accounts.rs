//! The people of the newsroom, and how they log in.

use async_trait::async_trait;

use crate::Result;
use crate::ids::Timestamp;
use crate::newsroom::{
    Account, AccountChange, AccountId, Act, Credentials, Email, Invitation, NewAccount,
    NewInvitation, NewSession, SecretHash, Session,
};

/// The people of the newsroom, and how they log in. Each change is noted in the audit, in
/// the same transaction.
#[async_trait]
pub trait AccountStore: Send + Sync + 'static {
    /// Makes an account. Fails with [`crate::StoreError::Taken`] if its address has one,
    /// and with [`crate::StoreError::Missing`] if there is no such author.
    async fn add_account(&self, new: &NewAccount, act: Act) -> Result<AccountId>;

    /// Returns an account.
    async fn account(&self, id: AccountId) -> Result<Option<Account>>;

    /// Returns all accounts, by name.
    async fn accounts(&self) -> Result<Vec<Account>>;

    /// Returns what proves that somebody is the owner of an address.
    async fn credentials(&self, email: &Email) -> Result<Option<Credentials>>;

    /// Changes an account. Fails with [`crate::StoreError::Missing`] if there is no such
    /// account or author, and with [`crate::StoreError::LastAdmin`] if nobody could manage
    /// all accounts afterwards.
    async fn change_account(&self, id: AccountId, change: &AccountChange, act: Act) -> Result<()>;

    /// Uses up a step of the second factor's clock (RFC 6238): false if this step or a
    /// later one was used before, so that nobody logs in with a code that they saw.
    async fn use_totp_step(&self, id: AccountId, step: u64) -> Result<bool>;

    /// Uses up a recovery code: false if the account has no such code.
    async fn use_recovery_code(&self, id: AccountId, code: &SecretHash, act: Act) -> Result<bool>;

    /// Begins a session; sessions that have ended are removed.
    async fn add_session(&self, new: &NewSession) -> Result<()>;

    /// Returns the session of a secret with its account, unless it has ended at `now` or
    /// the account is disabled. Notes at most every few minutes that it was used.
    async fn session(&self, key: &SecretHash, now: Timestamp)
    -> Result<Option<(Session, Account)>>;

    /// Returns the sessions of an account that have not ended at `now`, newest first.
    async fn sessions(&self, of: AccountId, now: Timestamp) -> Result<Vec<Session>>;

    /// Ends the session of a secret: its owner logs out. False if there was none.
    async fn log_out(&self, key: &SecretHash, act: Act) -> Result<bool>;

    /// Ends a session of an account by its number; false if the account has none.
    async fn end_session(&self, of: AccountId, session: i64, act: Act) -> Result<bool>;

    /// Makes an invitation.
    async fn invite(&self, new: &NewInvitation, act: Act) -> Result<()>;

    /// Returns the invitation of a secret, unless it has ended at `now`.
    async fn invitation(&self, key: &SecretHash, now: Timestamp) -> Result<Option<Invitation>>;

    /// Returns the invitations that have not ended at `now`, newest first.
    async fn invitations(&self, now: Timestamp) -> Result<Vec<Invitation>>;

    /// Takes an invitation back; false if there is none.
    async fn remove_invitation(&self, id: i64, act: Act) -> Result<bool>;

    /// Makes the account of an invitation and uses the invitation up. Role and sections
    /// are those of the invitation. `None` if there is none, or it has ended.
    async fn accept_invitation(
        &self,
        key: &SecretHash,
        new: &NewAccount,
        at: Timestamp,
    ) -> Result<Option<AccountId>>;
}
