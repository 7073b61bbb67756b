//! Articles in lists.

use crate::ids::{ArticleId, Slug, Timestamp};
use crate::media::Picture;

/// An article in a list: title, summary and picture (tin tóm tắt).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaser {
    /// Number of the article.
    pub id: ArticleId,
    /// The words of its address.
    pub slug: Slug,
    /// Headline.
    pub title: String,
    /// Summary, as shown.
    pub summary: String,
    /// Initials of the desk, as printed.
    pub desk: Option<String>,
    /// Slug of the main section.
    pub section: Slug,
    /// First published.
    pub published_at: Timestamp,
    /// Its picture, if the paper has the files.
    pub picture: Option<Picture>,
    /// True for a demo article.
    pub demo: bool,
    /// Number of the story to which it belongs; `None` if it is alone.
    pub story: Option<ArticleId>,
}
