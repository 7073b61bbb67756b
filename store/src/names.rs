//! Who wrote, and under which heads the paper files what they wrote.

use crate::Slug;

/// A section (chuyên mục). Sections nest; an article has one main section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its place in the address: `/{slug}`.
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
    /// The section above, if any.
    pub parent: Option<Slug>,
    /// How many published articles have it as a main section.
    pub articles: u32,
}

/// A topic (chủ đề), `/chu-de/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its place in the address.
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
}

/// A person who writes, `/tac-gia/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Its place in the address.
    pub slug: Slug,
    /// Name as printed.
    pub name: String,
}

/// A desk: the initials before the first sentence, `/tac-gia/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Its place in the address: the initials in small letters.
    pub slug: Slug,
    /// Initials as printed: `LNV`.
    pub initials: String,
}

/// A person or desk, at the head of the list of what they wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    /// Its place in the address.
    pub slug: Slug,
    /// A person's name, a desk's initials.
    pub name: String,
    /// What the paper says of them, plain text; may be empty.
    pub about: String,
    /// How many published articles are theirs.
    pub articles: u32,
}
