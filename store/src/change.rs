//! What can be written: every change is one of these, in one transaction a
//! batch, so that an import or an editor's save is whole or not at all.

use serde::{Deserialize, Serialize};

use crate::{ArticleId, Format, Html, MediaId, NewCorrection, Slug, Timestamp};

/// One thing to write. Things that others refer to come first in a batch.
#[derive(Clone, Debug)]
pub enum Change {
    /// Adds or updates a section, by slug.
    Section(NewSection),
    /// Adds or updates a topic, by slug.
    Topic(NewTopic),
    /// Adds or updates a person, by slug.
    Author(NewAuthor),
    /// Adds or updates a desk, by slug.
    Desk(NewDesk),
    /// Adds or updates a file, by origin.
    Media(NewMedia),
    /// Adds or updates an article, by origin.
    Article(Box<NewArticle>),
    /// Adds or updates a page, by origin.
    Page(NewPage),
    /// Adds or updates a comment, by origin.
    Comment(NewComment),
    /// Takes the comment of this origin away: [`Outcome::Updated`] where it
    /// stood, [`Outcome::Unchanged`] where it did not.
    RemoveComment(String),
    /// Keeps the article of this origin from every reader; another writing of
    /// it brings it back. [`Outcome::Unchanged`] where none is shown.
    HideArticle(String),
    /// Keeps the page of this origin from every reader, as
    /// [`Change::HideArticle`] does with an article.
    HidePage(String),
    /// Adds or updates a redirect, by the address it answers. It leads where
    /// its target leads by now, and those that led to its own address lead
    /// there, too, so that no reader is sent on twice. One that would lead back
    /// to its own address is refused as [`Outcome::Unchanged`].
    Redirect(NewRedirect),
    /// Takes the redirect from this address away, if there is one.
    NoRedirect {
        /// As in [`NewRedirect::from`].
        from: String,
    },
    /// Sets an article's stored view count to at least this many: counts from
    /// an older site never lower ours.
    Views {
        /// Whose.
        article: ArticleId,
        /// How many.
        at_least: u64,
    },
    /// Corrects a published article; what stood before is kept as a version.
    Correct(NewCorrection),
    /// Takes an article down: it is in no list, and writing it again does not
    /// bring it back. Where it is down already, only the reason may change.
    Withdraw {
        /// Which.
        article: ArticleId,
        /// What readers are told.
        reason: Option<String>,
        /// Since when.
        at: Timestamp,
    },
    /// Brings a withdrawn article back, published if it was.
    Restore {
        /// Which.
        article: ArticleId,
    },
    /// Says something of a person or desk that exists; empty: nothing.
    About {
        /// Whose.
        slug: Slug,
        /// Plain text.
        about: String,
    },
}

/// What became of a [`Change`], in the batch's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was new.
    Added(ChangeKey),
    /// It was there and differed.
    Updated(ChangeKey),
    /// It was there and differed; all of it was written but its title, lead
    /// and text, which were corrected here and stay.
    TextKept(ChangeKey),
    /// It was there just so; nothing was written.
    Unchanged(ChangeKey),
}

impl Outcome {
    /// The key under which the thing now stands.
    pub fn key(&self) -> &ChangeKey {
        match self {
            Self::Added(key) | Self::Updated(key) | Self::TextKept(key) | Self::Unchanged(key) => {
                key
            }
        }
    }
}

/// How the thing that a [`Change`] wrote is named from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKey {
    /// An article's number; it differs from the one asked for where that was taken.
    Article(ArticleId),
    /// A file's number.
    Media(MediaId),
    /// Slug of a section, topic, author, desk or page; a page's may differ
    /// from the one asked for where that was taken.
    Slug(Slug),
    /// Anything without a name of its own.
    Nameless,
}

/// See [`Change::Section`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSection {
    /// Its place in the address; not one of [`crate::RESERVED_SLUGS`].
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
    /// The section above.
    pub parent: Option<Slug>,
    /// Place in the menu, smallest first.
    pub position: u32,
}

/// See [`Change::Topic`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTopic {
    /// Its place in the address.
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
}

/// See [`Change::Author`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAuthor {
    /// Its place in the address.
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
}

/// See [`Change::Desk`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDesk {
    /// The initials in small letters.
    pub slug: Slug,
    /// The initials as printed.
    pub initials: String,
}

/// See [`Change::Media`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMedia {
    /// Where it comes from: the key by which a later run knows it again.
    pub origin: String,
    /// The number to take if it is free; without one the engine chooses.
    pub wanted_id: Option<MediaId>,
    /// Its old address, whole.
    pub source_url: Option<String>,
    /// What is to be seen.
    pub alt: String,
    /// Caption as kept with the file, plain text.
    pub caption: String,
    /// The files, where the paper has them. `None` never takes away files
    /// that an earlier run brought.
    pub files: Option<MediaFiles>,
}

/// The files of a picture; see [`crate::Picture`] for the names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaFiles {
    /// First part of the names.
    pub stem: String,
    /// Largest width, in pixels.
    pub width: u32,
    /// Height at that width, in pixels.
    pub height: u32,
    /// All widths, smallest first, in pixels.
    pub widths: Vec<u32>,
    /// All formats, best first.
    pub formats: Vec<Format>,
}

/// See [`Change::Article`]. Section, topics, authors and desk must exist;
/// pictures are named by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArticle {
    /// Where it comes from (`{old host}#{old id}`, `demo#1`, later
    /// `newsroom#{id}`): the key by which a later run knows it again.
    pub origin: String,
    /// The number to take if it is free; else the engine chooses one above
    /// every number in use below [`crate::DEMO_IDS_FROM`].
    pub wanted_id: Option<ArticleId>,
    /// False keeps it from every reader.
    pub published: bool,
    /// Its words in the address.
    pub slug: Slug,
    /// Headline.
    pub title: String,
    /// What a teaser prints.
    pub summary: String,
    /// First paragraph in bold, plain text, without the desk's initials.
    pub lead: String,
    /// The text after the lead.
    pub body: Html,
    /// Line under the text.
    pub author_line: Option<String>,
    /// Main section.
    pub section: Slug,
    /// Further sections whose lists show it too.
    pub other_sections: Vec<Slug>,
    /// In printed order.
    pub topics: Vec<Slug>,
    /// In printed order.
    pub authors: Vec<Slug>,
    /// The desk that brought it.
    pub desk: Option<Slug>,
    /// The picture that teasers show.
    pub cover: Option<MediaId>,
    /// Further pictures that the body's figures name.
    pub pictures: Vec<MediaId>,
    /// First published.
    pub published_at: Timestamp,
    /// Last changed; taken as `published_at` where it is earlier.
    pub updated_at: Timestamp,
    /// True for the invented articles of an empty paper.
    pub demo: bool,
}

/// See [`Change::Page`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPage {
    /// Where it comes from.
    pub origin: String,
    /// False keeps it from every reader.
    pub published: bool,
    /// Its place in the address, if free; else a number is put behind it.
    pub slug: Slug,
    /// Headline.
    pub title: String,
    /// The text.
    pub body: Html,
    /// Pictures that the body's figures name.
    pub pictures: Vec<MediaId>,
    /// Last changed.
    pub updated_at: Timestamp,
}

/// See [`Change::Comment`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewComment {
    /// Where it comes from.
    pub origin: String,
    /// Under which article.
    pub article: ArticleId,
    /// Name that the writer gave.
    pub name: String,
    /// What was said.
    pub body: Html,
    /// When.
    pub at: Timestamp,
}

/// See [`Change::Redirect`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRedirect {
    /// Path with its query (`/?p=7`, `/2021/02/ten-bai/`), as a browser sends
    /// it to this host; percent-coding decoded, a trailing slash dropped.
    pub from: String,
    /// Path on this host.
    pub to: String,
}
