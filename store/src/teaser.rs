//! Articles in lists.

use crate::ids::{ArticleId, Slug, Timestamp};
use crate::media::Picture;

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
