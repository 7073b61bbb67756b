//! Pages beside the articles.

use crate::ids::{Slug, Timestamp};
use crate::media::Picture;
use crate::sanitize::Html;

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
