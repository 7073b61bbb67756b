//! Documents: what the newsroom writes.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::account::AccountId;
use crate::change::NewArticle;
use crate::ids::{ArticleId, Slug, Timestamp};

/// A key that a device made up at random: of a document that it began, or of itself. 8 to
/// 64 letters `a`-`z`, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DeviceKey(String);

/// The text is no [`DeviceKey`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no key: use a-z, 0-9 and hyphens, 8 to 64 characters")]
pub struct InvalidDeviceKey(String);

impl DeviceKey {
    /// Parses a key.
    pub fn parse(text: &str) -> Result<Self, InvalidDeviceKey> {
        let is_fine = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
        if (8..=64).contains(&text.len()) && text.bytes().all(is_fine) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidDeviceKey(text.chars().take(80).collect()))
        }
    }

    /// Returns the key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for DeviceKey {
    type Error = InvalidDeviceKey;

    fn try_from(text: String) -> Result<Self, InvalidDeviceKey> {
        Self::parse(&text)
    }
}

impl From<DeviceKey> for String {
    fn from(key: DeviceKey) -> Self {
        key.0
    }
}

/// Where a document is on its way to the readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentState {
    /// Its writer works on it.
    Draft,
    /// Handed in: an editor is to look at it.
    Waiting,
    /// Readers can read it.
    Published,
    /// Readers could read it once.
    Withdrawn,
}

impl DocumentState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Waiting, Self::Published, Self::Withdrawn];

    /// The name in addresses and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Waiting => "waiting",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A document that begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocument {
    /// Made by the device, so that a request that is sent twice begins one document.
    pub key: DeviceKey,
    /// Its first text, a [`draft::Manuscript`].
    pub text: String,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Number of its article, reserved from the beginning.
    pub id: ArticleId,
    /// Where it is on its way.
    pub state: DocumentState,
    /// Who began it; `None` for what an import brought.
    pub creator: Option<AccountId>,
    /// Who is to work on it.
    pub assignee: Option<AccountId>,
    /// The version that is edited: the last one of the main line.
    pub head: u32,
    /// The version that readers read or could read.
    pub live: Option<u32>,
    /// Versions beside the head that nobody has merged, oldest first.
    pub unmerged: Vec<u32>,
    /// Headline of the head.
    pub title: String,
    /// Section of the head; `None` if it has none yet.
    pub section: Option<Slug>,
    /// When it began.
    pub created_at: Timestamp,
    /// When its head changed last.
    pub changed_at: Timestamp,
}

/// A version that becomes what readers read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The document.
    pub document: ArticleId,
    /// The version; it must be the head, so that nobody publishes what they have not seen.
    pub version: u32,
    /// The article that is made of it. Its number and origin are those that the document
    /// has.
    pub article: Box<NewArticle>,
    /// The note of a correction, plain text; `None` for a first publication or a change
    /// that needs no note.
    pub correction: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_of_letters_digits_and_hyphens() {
        assert!(DeviceKey::parse("0b9f6c1e-aa10").is_ok());
        for text in [
            "",
            "abcdefg",
            "ABCDEFGH",
            "abc defgh",
            "ấấấấấấấấ",
            &"a".repeat(65),
        ] {
            assert!(DeviceKey::parse(text).is_err(), "{text:?}");
        }
    }
}
