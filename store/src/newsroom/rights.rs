//! Who may do what. A role is a set of rights; every function of the newsroom names the
//! right that it needs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One thing that an account may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Write documents of one's own, with pictures, and hand them in.
    WriteOwn,
    /// Read what colleagues write.
    ReadAll,
    /// Change what colleagues write.
    EditAny,
    /// Give a document to somebody, and send it back with a note.
    Assign,
    /// Publish a document, and update a published article.
    Publish,
    /// Withdraw a published article, and bring it back.
    Withdraw,
    /// Pin articles to the front page.
    PinArticles,
    /// Edit names and biographies of authors and desks.
    EditAuthors,
    /// Edit the redirects of old addresses.
    EditRedirects,
    /// Send push messages to readers.
    SendPush,
    /// Read who did what.
    ReadAudit,
    /// Invite people, change their roles, disable their accounts.
    ManageAccounts,
}

impl Right {
    /// All rights.
    pub const ALL: [Self; 12] = [
        Self::WriteOwn,
        Self::ReadAll,
        Self::EditAny,
        Self::Assign,
        Self::Publish,
        Self::Withdraw,
        Self::PinArticles,
        Self::EditAuthors,
        Self::EditRedirects,
        Self::SendPush,
        Self::ReadAudit,
        Self::ManageAccounts,
    ];
}

/// What an account is in the newsroom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Writes for the paper now and then; sees only what is their own.
    Contributor,
    /// Writes, and reads what colleagues write.
    Reporter,
    /// Edits and publishes.
    Editor,
    /// Also withdraws, pins, and edits names and redirects.
    ManagingEditor,
    /// Also reads who did what, and invites people.
    EditorInChief,
    /// Everything.
    Admin,
}

impl Role {
    /// All roles; each has the rights of those before it.
    pub const ALL: [Self; 6] = [
        Self::Contributor,
        Self::Reporter,
        Self::Editor,
        Self::ManagingEditor,
        Self::EditorInChief,
        Self::Admin,
    ];

    /// The name in commands and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contributor => "contributor",
            Self::Reporter => "reporter",
            Self::Editor => "editor",
            Self::ManagingEditor => "managing-editor",
            Self::EditorInChief => "editor-in-chief",
            Self::Admin => "admin",
        }
    }

    /// The role of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The first role that has a right.
    const fn first_with(right: Right) -> Self {
        match right {
            Right::WriteOwn => Self::Contributor,
            Right::ReadAll => Self::Reporter,
            Right::EditAny | Right::Assign | Right::Publish => Self::Editor,
            Right::Withdraw
            | Right::PinArticles
            | Right::EditAuthors
            | Right::EditRedirects
            | Right::SendPush => Self::ManagingEditor,
            Right::ReadAudit | Right::ManageAccounts => Self::EditorInChief,
        }
    }

    /// True if the role has a right.
    pub fn has(self, right: Right) -> bool {
        self >= Self::first_with(right)
    }

    /// True if `other` is no role above this one, and this one manages accounts.
    pub(super) fn may_give(self, other: Self) -> bool {
        self.has(Right::ManageAccounts) && other <= self
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_roles() {
        for role in Role::ALL {
            assert_eq!(Role::named(role.name()), Some(role));
            let json = serde_json_name(role);
            assert_eq!(json, role.name(), "one name everywhere");
        }
        assert_eq!(Role::named("Admin"), None);
    }

    /// The name that serde derives from the variant's.
    fn serde_json_name(role: Role) -> String {
        let variant = format!("{role:?}");
        let mut name = String::new();
        for (place, letter) in variant.char_indices() {
            if letter.is_uppercase() && place > 0 {
                name.push('-');
            }
            name.extend(letter.to_lowercase());
        }
        name
    }

    #[test]
    fn each_role_has_the_rights_of_those_before_it_and_more() {
        let count = |role: Role| Right::ALL.iter().filter(|it| role.has(**it)).count();
        let counts: Vec<usize> = Role::ALL.into_iter().map(count).collect();
        assert_eq!(counts, [1, 2, 5, 10, 12, 12]);
    }

    #[test]
    fn nobody_makes_an_account_above_their_own() {
        assert!(Role::Admin.may_give(Role::Admin));
        assert!(Role::EditorInChief.may_give(Role::EditorInChief));
        assert!(!Role::EditorInChief.may_give(Role::Admin));
        assert!(!Role::ManagingEditor.may_give(Role::Contributor));
    }
}
