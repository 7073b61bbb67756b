//! Pages that are not articles.

use crate::ids::{Slug, Timestamp};
use crate::media::Picture;
use crate::sanitize::Html;

/// A page that is not an article (`/trang/{slug}`): about us, prices, contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Path segment.
    pub slug: Slug,
    /// Headline.
    pub title: String,
    /// The text.
    pub body: Html,
    /// Pictures that the body refers to.
    pub pictures: Vec<Picture>,
    /// Last changed.
    pub updated_at: Timestamp,
}
