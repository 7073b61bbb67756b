//! Who did what, and when. Entries are added and never changed.

use super::account::AccountId;
use crate::ids::Timestamp;

/// Who does something now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    /// The account; `None` for a command on the server.
    pub by: Option<AccountId>,
    /// The time.
    pub at: Timestamp,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuditAction {
    /// An account was made.
    AccountAdded,
    /// Name, role, sections or author of an account changed.
    AccountChanged,
    /// An account was disabled.
    AccountDisabled,
    /// A disabled account may log in again.
    AccountEnabled,
    /// A password changed.
    PasswordChanged,
    /// A second factor was set up.
    SecondFactorAdded,
    /// A second factor was removed.
    SecondFactorRemoved,
    /// A recovery code was used up.
    RecoveryCodeUsed,
    /// Somebody logged in.
    LoggedIn,
    /// Somebody logged out.
    LoggedOut,
    /// A session was ended from elsewhere.
    SessionEnded,
    /// Somebody was invited.
    Invited,
    /// An invitation was taken back.
    InvitationRemoved,
    /// A document began.
    DocumentAdded,
    /// A document went into another state.
    DocumentMoved,
    /// A document was given to somebody.
    DocumentAssigned,
    /// A version got a name.
    VersionNamed,
    /// A version became what readers read.
    Published,
    /// Readers were told of a correction.
    Corrected,
    /// Readers can no longer read an article.
    Withdrawn,
    /// Readers can read a withdrawn article again.
    Restored,
}

impl AuditAction {
    /// All actions.
    pub const ALL: [Self; 21] = [
        Self::AccountAdded,
        Self::AccountChanged,
        Self::AccountDisabled,
        Self::AccountEnabled,
        Self::PasswordChanged,
        Self::SecondFactorAdded,
        Self::SecondFactorRemoved,
        Self::RecoveryCodeUsed,
        Self::LoggedIn,
        Self::LoggedOut,
        Self::SessionEnded,
        Self::Invited,
        Self::InvitationRemoved,
        Self::DocumentAdded,
        Self::DocumentMoved,
        Self::DocumentAssigned,
        Self::VersionNamed,
        Self::Published,
        Self::Corrected,
        Self::Withdrawn,
        Self::Restored,
    ];

    /// The name in addresses and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccountAdded => "account-added",
            Self::AccountChanged => "account-changed",
            Self::AccountDisabled => "account-disabled",
            Self::AccountEnabled => "account-enabled",
            Self::PasswordChanged => "password-changed",
            Self::SecondFactorAdded => "second-factor-added",
            Self::SecondFactorRemoved => "second-factor-removed",
            Self::RecoveryCodeUsed => "recovery-code-used",
            Self::LoggedIn => "logged-in",
            Self::LoggedOut => "logged-out",
            Self::SessionEnded => "session-ended",
            Self::Invited => "invited",
            Self::InvitationRemoved => "invitation-removed",
            Self::DocumentAdded => "document-added",
            Self::DocumentMoved => "document-moved",
            Self::DocumentAssigned => "document-assigned",
            Self::VersionNamed => "version-named",
            Self::Published => "published",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
            Self::Restored => "restored",
        }
    }

    /// The action of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }
}

/// An entry of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number; later entries have larger ones.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who; `None` for a command on the server.
    pub by: Option<AccountId>,
    /// What.
    pub action: AuditAction,
    /// To what, such as `account 3` or `article 1024`.
    pub subject: String,
    /// What it was before; empty if there was nothing.
    pub before: String,
    /// What it is since; empty if there is nothing.
    pub after: String,
}

/// Which entries are asked for; `None` for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Those of this account.
    pub by: Option<AccountId>,
    /// Those of this action.
    pub action: Option<AuditAction>,
    /// Those about this subject.
    pub subject: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_actions() {
        for action in AuditAction::ALL {
            assert_eq!(AuditAction::named(action.name()), Some(action));
        }
    }
}
