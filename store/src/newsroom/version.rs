//! Versions of documents. They are never changed.

use draft::{Splice, TextHash};

use super::account::AccountId;
use super::document::DeviceKey;
use crate::ids::{ArticleId, Timestamp};

/// What made a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionKind {
    /// The document began with it.
    Began,
    /// Somebody wrote.
    Saved,
    /// Somebody merged another version into it.
    Merged,
    /// Somebody went back to an older version.
    Restored,
    /// The article was corrected by a command.
    Corrected,
    /// The article was withdrawn; the text is that which readers could read.
    Withdrawn,
    /// An import brought it.
    Imported,
}

impl VersionKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Began,
        Self::Saved,
        Self::Merged,
        Self::Restored,
        Self::Corrected,
        Self::Withdrawn,
        Self::Imported,
    ];

    /// The name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Began => "began",
            Self::Saved => "saved",
            Self::Merged => "merged",
            Self::Restored => "restored",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
            Self::Imported => "imported",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a device asks the store to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// The document.
    pub document: ArticleId,
    /// The tab that sends it.
    pub client: DeviceKey,
    /// Number of the save, which the tab counts. A second save of the same tab and number
    /// is the first one, sent again.
    pub number: u32,
    /// The text that was changed; `None` if the change replaces an empty text, because
    /// the store did not know that which the device had.
    pub base: Option<TextHash>,
    /// The change.
    pub splice: Splice,
    /// What it leads to. Nothing is kept if it does not.
    pub result: TextHash,
    /// Why it was made.
    pub reason: SaveReason,
}

/// Why a save was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveReason {
    /// Somebody wrote.
    #[default]
    Written,
    /// The text has what was to keep of this other version.
    Merged(u32),
    /// The text is that of an older version.
    Restored,
}

/// What became of a [`Save`]: it is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The version that holds the text.
    pub version: u32,
    /// The document's head. If it is another version, somebody else wrote meanwhile:
    /// both stand side by side until they are merged.
    pub head: u32,
}

/// A version without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentVersion {
    /// Its number in the document, from 1.
    pub number: u32,
    /// The version that was changed; `None` for the first, and for texts whose base the
    /// store did not know.
    pub parent: Option<u32>,
    /// The version that was merged into it.
    pub merged: Option<u32>,
    /// What made it.
    pub kind: VersionKind,
    /// Who wrote it; `None` for commands and imports.
    pub author: Option<AccountId>,
    /// What somebody called it.
    pub name: Option<String>,
    /// True if readers could read it.
    pub was_published: bool,
    /// When it was saved.
    pub at: Timestamp,
    /// Hash of its text.
    pub hash: TextHash,
}
