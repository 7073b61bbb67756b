//! The boxes below an article.

use crate::teaser::Teaser;

/// The three boxes below an article. No story is in two of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleBoxes {
    /// Tin liên quan: related articles, best first.
    pub related: Vec<Teaser>,
    /// True if more related articles can be requested.
    pub more_related: bool,
    /// Tin mới hơn: the newest articles of the section that were published
    /// after this one.
    pub newer: Vec<Teaser>,
    /// Tin khác: the next articles of the section, newest first.
    pub other: Vec<Teaser>,
    /// True if the section has more articles after `other`.
    pub more_other: bool,
}
