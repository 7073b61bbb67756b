//! Articles, and the boxes of a page that are made of them.

use crate::{
    ArticleId, Author, Correction, Desk, Html, MediaId, Picture, Section, Slug, Timestamp, Topic,
};

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

/// An article in a list: title, summary, picture (tin tóm tắt).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaser {
    /// The article's number.
    pub id: ArticleId,
    /// Its words in the address.
    pub slug: Slug,
    /// Headline.
    pub title: String,
    /// As stored; [`viet::whole_words`] makes it fit to print where it is cut.
    pub summary: String,
    /// Initials of the desk, as printed.
    pub desk: Option<String>,
    /// Slug of the main section.
    pub section: Slug,
    /// First published.
    pub published_at: Timestamp,
    /// Its picture, where the paper has it.
    pub picture: Option<Picture>,
    /// What it shares with other articles that tell the same story; `None`
    /// where there are none.
    pub story: Option<ArticleId>,
}

/// The three boxes around an article. No story stands in two of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Tin liên quan: nearest by topic and text, best first.
    pub related: Vec<Teaser>,
    /// True where more related ones can be asked for.
    pub more_related: bool,
    /// Tin mới hơn: the newest of the section, published after the article.
    pub newer: Vec<Teaser>,
    /// Tin khác: the next ones of the section, newest first.
    pub other: Vec<Teaser>,
    /// True where the section goes on after `other`.
    pub more_other: bool,
}

/// A page beside the articles (`/trang/{slug}`): about us, prices, contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its place in the address.
    pub slug: Slug,
    /// Headline.
    pub title: String,
    /// The text.
    pub body: Html,
    /// Pictures that the body names.
    pub pictures: Vec<Picture>,
    /// Last changed.
    pub updated_at: Timestamp,
}
