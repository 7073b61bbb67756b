//! The people of the newsroom.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::email::Email;
use super::rights::{Right, Role};
use super::secret_hash::SecretHash;
use crate::ids::{Slug, Timestamp};

/// The number of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub i64);

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A person who may log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Number of the account.
    pub id: AccountId,
    /// With what the person logs in.
    pub email: Email,
    /// Name that colleagues see.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The sections in which that holds; all if there is none.
    pub sections: Vec<Slug>,
    /// The author under whose name the person writes.
    pub author: Option<Slug>,
    /// True if the person may not log in.
    pub is_disabled: bool,
    /// True if a second factor is set up.
    pub has_second_factor: bool,
    /// When the account was made.
    pub created_at: Timestamp,
}

impl Account {
    /// True if the account has a right anywhere.
    pub fn may(&self, right: Right) -> bool {
        !self.is_disabled && self.role.has(right)
    }

    /// True if the account has a right in a section that lies in `path`: the section and
    /// those above it. A document without a section lies in none, so that an account
    /// that is limited to sections has no right there but that to its own.
    pub fn may_in(&self, right: Right, path: &[Slug]) -> bool {
        let reaches = self.sections.is_empty() || path.iter().any(|it| self.sections.contains(it));
        self.may(right) && reaches
    }

    /// True if the account may give a role in these sections (all if there is none) to
    /// somebody, or change an account that has it. Nobody gives more than they have.
    pub fn may_give(&self, role: Role, sections: &[Slug]) -> bool {
        let is_own = |section: &Slug| self.sections.contains(section);
        let is_within = !sections.is_empty() && sections.iter().all(is_own);
        self.may(Right::ManageAccounts)
            && self.role.may_give(role)
            && (self.sections.is_empty() || is_within)
    }
}

/// What proves who somebody is. It is read only to check a login.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The account.
    pub account: Account,
    /// Hash of the password, as a PHC string; without one, nobody can log in with a
    /// password.
    pub password: Option<String>,
    /// The secret of the second factor (RFC 6238), if there is one.
    pub totp: Option<Vec<u8>>,
}

/// Secrets are not printed.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

/// An account that is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// Address; no other account has it.
    pub email: Email,
    /// Name that colleagues see.
    pub name: String,
    /// Role.
    pub role: Role,
    /// See [`Account::sections`].
    pub sections: Vec<Slug>,
    /// See [`Account::author`].
    pub author: Option<Slug>,
    /// See [`Credentials::password`].
    pub password: Option<String>,
}

/// A change of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountChange {
    /// Another name.
    Name(String),
    /// Another role, in these sections; in all if there is none.
    Role(Role, Vec<Slug>),
    /// Another author, or none.
    Author(Option<Slug>),
    /// May log in no more, or again. All sessions of a disabled account end.
    Disabled(bool),
    /// Another password, as a PHC string. All sessions end.
    Password(String),
    /// A second factor with its secret and the hashes of its recovery codes, or none.
    SecondFactor(Option<(Vec<u8>, Vec<SecretHash>)>),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(role: Role, sections: &[&str]) -> Account {
        Account {
            id: AccountId(1),
            email: Email::parse("lan@bao.example").unwrap(),
            name: "Lan".into(),
            role,
            sections: sections.iter().map(|it| Slug::parse(it).unwrap()).collect(),
            author: None,
            is_disabled: false,
            has_second_factor: false,
            created_at: Timestamp(0),
        }
    }

    #[test]
    fn sections_limit_a_right() {
        let path = [
            Slug::parse("gom").unwrap(),
            Slug::parse("lang-nghe").unwrap(),
        ];
        let everywhere = account(Role::Editor, &[]);
        assert!(everywhere.may_in(Right::Publish, &path) && everywhere.may_in(Right::Publish, &[]));
        let above = account(Role::Editor, &["lang-nghe"]);
        assert!(above.may_in(Right::Publish, &path) && !above.may_in(Right::Publish, &[]));
        assert!(!above.may_in(Right::Withdraw, &path));
        let elsewhere = account(Role::Editor, &["kinh-te"]);
        assert!(!elsewhere.may_in(Right::Publish, &path) && elsewhere.may(Right::Publish));
    }

    #[test]
    fn nobody_gives_more_than_they_have() {
        let slugs = |names: &[&str]| account(Role::Editor, names).sections;
        let chief = account(Role::EditorInChief, &[]);
        assert!(chief.may_give(Role::EditorInChief, &[]));
        assert!(chief.may_give(Role::Editor, &slugs(&["a"])));
        assert!(!chief.may_give(Role::Admin, &[]));
        let limited = account(Role::EditorInChief, &["a", "b"]);
        assert!(limited.may_give(Role::Editor, &slugs(&["b"])));
        assert!(!limited.may_give(Role::Editor, &slugs(&["b", "c"])));
        assert!(!limited.may_give(Role::Editor, &[]), "no limit is more");
        assert!(!account(Role::Editor, &[]).may_give(Role::Contributor, &[]));
    }

    #[test]
    fn a_disabled_account_has_no_right() {
        let mut gone = account(Role::Admin, &[]);
        gone.is_disabled = true;
        assert!(Right::ALL.iter().all(|right| !gone.may(*right)));
    }
}
