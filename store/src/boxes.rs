//! The boxes below an article.

use crate::teaser::Teaser;

/// The three boxes around an article. No story stands in two of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleBoxes {
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
