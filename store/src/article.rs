//! Articles and their comments.

use crate::corrections::Correction;
use crate::ids::{ArticleId, MediaId, Slug, Timestamp};
use crate::media::Picture;
use crate::names::{Author, Desk, Section, Topic};
use crate::sanitize::Html;

/// A published article, with everything that its part of the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Number of the article.
    pub id: ArticleId,
    /// The words of its address.
    pub slug: Slug,
    /// Headline.
    pub title: String,
    /// Text of a teaser, as shown.
    pub summary: String,
    /// First paragraph, set in bold: plain text without the desk's initials.
    /// Empty if the article has none.
    pub lead: String,
    /// The text after the lead.
    pub body: Html,
    /// Line under the text: who wrote or sent it ("Trung tâm KC&XTTM Bắc Giang").
    pub author_line: Option<String>,
    /// The desk that supplied it.
    pub desk: Option<Desk>,
    /// Authors, in printed order.
    pub authors: Vec<Author>,
    /// Main section.
    pub section: Section,
    /// Topics, in printed order.
    pub topics: Vec<Topic>,
    /// The picture that teasers and cards show.
    pub cover: Option<MediaId>,
    /// The pictures that the body or the cover refers to and whose files the
    /// paper has.
    pub pictures: Vec<Picture>,
    /// First published.
    pub published_at: Timestamp,
    /// Last changed in a way that readers see; never before `published_at`.
    pub updated_at: Timestamp,
    /// See [`crate::ArticleState::revision`].
    pub revision: u64,
    /// True for the demo articles of an empty paper.
    pub demo: bool,
    /// Approved comments, oldest first.
    pub comments: Vec<Comment>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
}

impl Article {
    /// Returns the summary, or the lead if there is none.
    pub fn summary_or_lead(&self) -> &str {
        if self.summary.is_empty() {
            &self.lead
        } else {
            &self.summary
        }
    }
}

/// What links around an article need of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleLinks {
    /// Number of the article.
    pub id: ArticleId,
    /// The words of its address.
    pub slug: Slug,
    /// Address and name of its main section.
    pub section: (Slug, String),
    /// Address of its first topic.
    pub topic: Option<Slug>,
}

impl From<&Article> for ArticleLinks {
    fn from(article: &Article) -> Self {
        Self {
            id: article.id,
            slug: article.slug.clone(),
            section: (article.section.slug.clone(), article.section.name.clone()),
            topic: article.topics.first().map(|topic| topic.slug.clone()),
        }
    }
}

/// An approved comment imported from an older site; read-only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Name of the commenter.
    pub name: String,
    /// Text of the comment, sanitized.
    pub body: Html,
    /// Time of the comment.
    pub at: Timestamp,
}
