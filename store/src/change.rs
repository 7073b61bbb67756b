//! Changes to the store. A batch of changes is one transaction, so an import or
//! an editor's save is written completely or not at all.

use serde::{Deserialize, Serialize};

use crate::{ArticleId, Format, Html, MediaId, NewCorrection, Slug, Timestamp};

/// One change. In a batch, things that others refer to come first.
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
    /// Removes the comment of this origin: [`Outcome::Updated`] if there was
    /// one, else [`Outcome::Unchanged`].
    RemoveComment(String),
    /// Hides the article of this origin from readers, until it is written
    /// again. [`Outcome::Unchanged`] if no such article is published.
    HideArticle(String),
    /// Hides the page of this origin from readers, as [`Change::HideArticle`]
    /// does with an article.
    HidePage(String),
    /// Adds or updates a redirect, by its old address. If the target is itself
    /// redirected, the redirect leads to the final target; redirects that lead
    /// to this old address are changed, too. So no reader is redirected twice.
    /// A redirect to its own address is not written: [`Outcome::Unchanged`].
    Redirect(NewRedirect),
    /// Removes the redirect from this address, if there is one.
    NoRedirect {
        /// As in [`NewRedirect::from`].
        from: String,
    },
    /// Raises an article's stored read count to at least this number: counts
    /// from an older site never lower it.
    Views {
        /// The article.
        article: ArticleId,
        /// The least number of reads.
        at_least: u64,
    },
    /// Corrects a published article; its text until now is stored as a version.
    Correct(NewCorrection),
    /// Withdraws an article: no list shows it, and writing it again does not
    /// publish it. If it is already withdrawn, only the reason may change.
    Withdraw {
        /// The article.
        article: ArticleId,
        /// The reason shown to readers.
        reason: Option<String>,
        /// Time of the withdrawal.
        at: Timestamp,
    },
    /// Restores a withdrawn article; it is published again if it was before.
    Restore {
        /// The article.
        article: ArticleId,
    },
    /// Sets the biography of an existing author or desk; empty for none.
    About {
        /// Slug of the author or desk.
        slug: Slug,
        /// Plain text.
        about: String,
    },
}

/// The result of a [`Change`], in the order of the batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The record was new.
    Added(ChangeKey),
    /// The record existed and differed.
    Updated(ChangeKey),
    /// The article existed and differed. Everything was written except its
    /// title, lead and body, which were corrected here and stay.
    TextKept(ChangeKey),
    /// The record existed and was equal; nothing was written.
    Unchanged(ChangeKey),
}

impl Outcome {
    /// Returns the key of the written record.
    pub fn key(&self) -> &ChangeKey {
        match self {
            Self::Added(key) | Self::Updated(key) | Self::TextKept(key) | Self::Unchanged(key) => {
                key
            }
        }
    }
}

/// The key of the record that a [`Change`] wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKey {
    /// An article's number; differs from the requested one if that was in use.
    Article(ArticleId),
    /// A file's number.
    Media(MediaId),
    /// Slug of a section, topic, author, desk or page; a page's slug differs
    /// from the requested one if that was in use.
    Slug(Slug),
    /// A record without a key of its own.
    Nameless,
}

/// See [`Change::Section`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSection {
    /// Path segment; not one of [`crate::RESERVED_SLUGS`].
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
    /// The parent section.
    pub parent: Option<Slug>,
    /// Position in the menu, smallest first.
    pub position: u32,
}

/// See [`Change::Topic`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTopic {
    /// Path segment.
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
}

/// See [`Change::Author`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAuthor {
    /// Path segment.
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
}

/// See [`Change::Desk`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDesk {
    /// Initials in lower case.
    pub slug: Slug,
    /// Initials as printed.
    pub initials: String,
}

/// See [`Change::Media`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMedia {
    /// Where the file comes from: the key by which a later run recognises it.
    pub origin: String,
    /// The number to use if it is free; without one, the engine chooses.
    pub wanted_id: Option<MediaId>,
    /// Its complete old address.
    pub source_url: Option<String>,
    /// Alternative text.
    pub alt: String,
    /// Caption stored with the file, plain text.
    pub caption: String,
    /// The files, if the paper has them. `None` does not remove the files of an
    /// earlier run.
    pub files: Option<MediaFiles>,
}

/// The files of a picture; see [`crate::Picture`] for the names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaFiles {
    /// First part of the file names.
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
    /// Where the article comes from (`{old host}#{old id}`, `demo#1`): the key
    /// by which a later run recognises it.
    pub origin: String,
    /// The number to use if it is free; else the engine uses the number after
    /// the largest one in use below [`crate::DEMO_IDS_FROM`].
    pub wanted_id: Option<ArticleId>,
    /// False hides it from readers.
    pub published: bool,
    /// The words of its address.
    pub slug: Slug,
    /// Headline.
    pub title: String,
    /// Text of a teaser.
    pub summary: String,
    /// First paragraph, set in bold: plain text without the desk's initials.
    pub lead: String,
    /// The text after the lead.
    pub body: Html,
    /// Line under the text.
    pub author_line: Option<String>,
    /// Main section.
    pub section: Slug,
    /// Further sections whose lists include it.
    pub other_sections: Vec<Slug>,
    /// Topics, in printed order.
    pub topics: Vec<Slug>,
    /// Authors, in printed order.
    pub authors: Vec<Slug>,
    /// The desk that supplied it.
    pub desk: Option<Slug>,
    /// The picture that teasers show.
    pub cover: Option<MediaId>,
    /// Further pictures that the body refers to.
    pub pictures: Vec<MediaId>,
    /// First published.
    pub published_at: Timestamp,
    /// Last changed; a time before `published_at` counts as `published_at`.
    pub updated_at: Timestamp,
    /// True for the demo articles of an empty paper.
    pub demo: bool,
}

/// See [`Change::Page`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPage {
    /// Where the page comes from: the key by which a later run recognises it.
    pub origin: String,
    /// False hides it from readers.
    pub published: bool,
    /// Path segment; a number is appended if it is in use.
    pub slug: Slug,
    /// Headline.
    pub title: String,
    /// The text.
    pub body: Html,
    /// Pictures that the body refers to.
    pub pictures: Vec<MediaId>,
    /// Last changed.
    pub updated_at: Timestamp,
}

/// See [`Change::Comment`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewComment {
    /// Where the comment comes from: the key by which a later run recognises
    /// it.
    pub origin: String,
    /// The article.
    pub article: ArticleId,
    /// Name of the commenter.
    pub name: String,
    /// Text of the comment.
    pub body: Html,
    /// Time of the comment.
    pub at: Timestamp,
}

/// See [`Change::Redirect`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRedirect {
    /// Path with its query (`/?p=7`, `/2021/02/ten-bai/`), as a browser sends
    /// it to this host; percent-decoded, without a trailing slash.
    pub from: String,
    /// Path on this host.
    pub to: String,
}
