//! Authors, desks, sections and topics.

use crate::Slug;

/// A section (chuyên mục). Sections nest; an article has one main section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Path segment: `/{slug}`.
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
    /// The parent section, if any.
    pub parent: Option<Slug>,
    /// Number of published articles with this main section.
    pub articles: u32,
}

/// A topic (chủ đề), at `/chu-de/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Path segment.
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
}

/// An author, at `/tac-gia/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Path segment.
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
}

/// A desk, at `/tac-gia/{slug}`: the initials before the first sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Path segment: the initials in lower case.
    pub slug: Slug,
    /// Initials as printed: `LNV`.
    pub initials: String,
}

/// An author or desk, as shown above the list of their articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    /// Path segment.
    pub slug: Slug,
    /// An author's name or a desk's initials.
    pub name: String,
    /// The biography, plain text; may be empty.
    pub about: String,
    /// Number of published articles by them.
    pub articles: u32,
}
