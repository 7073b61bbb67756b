//! A whole article.

use crate::corrections::Correction;
use crate::ids::{ArticleId, MediaId, Slug, Timestamp};
use crate::media::Picture;
use crate::names::{Author, Desk, Section, Topic};
use crate::sanitize::Html;

/// A published article with everything that its own part of the page prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its number.
    pub id: ArticleId,
    /// Its words in the address.
    pub slug: Slug,
    /// Headline.
    pub title: String,
    /// What a teaser prints, as it was written or taken in; it may be cut.
    pub summary: String,
    /// First paragraph in bold, plain text, without the desk's initials;
    /// empty where the body begins at once.
    pub lead: String,
    /// The text after the lead.
    pub body: Html,
    /// Line under the text: who wrote or sent it ("Trung tâm KC&XTTM Bắc Giang").
    pub author_line: Option<String>,
    /// The desk that brought it.
    pub desk: Option<Desk>,
    /// Persons, in printed order.
    pub authors: Vec<Author>,
    /// Main section.
    pub section: Section,
    /// Its topics, in printed order.
    pub topics: Vec<Topic>,
    /// The picture that teasers and cards show.
    pub cover: Option<MediaId>,
    /// Every picture had that the body or the cover names.
    pub pictures: Vec<Picture>,
    /// First published.
    pub published_at: Timestamp,
    /// Last changed in a way that readers see; never before `published_at`.
    pub updated_at: Timestamp,
    /// True for the invented articles of an empty paper.
    pub demo: bool,
    /// Approved comments, oldest first.
    pub comments: Vec<Comment>,
    /// What was wrong in it, newest first.
    pub corrections: Vec<Correction>,
}

/// An approved comment taken over from an older site; read-only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Name that the writer gave.
    pub name: String,
    /// What was said, cleaned.
    pub body: Html,
    /// When.
    pub at: Timestamp,
}
