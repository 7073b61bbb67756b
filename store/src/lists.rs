//! Lists of articles and their pages.

use crate::ids::{Slug, Timestamp};
use crate::teaser::Teaser;

/// Identifies a list of articles.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ListKey {
    /// All published articles.
    Latest,
    /// Articles of a section and the sections below it.
    Section(Slug),
    /// Articles of a topic.
    Topic(Slug),
    /// Articles of an author or desk.
    Writer(Slug),
}

/// One page of a list, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The articles.
    pub teasers: Vec<Teaser>,
    /// True if newer articles precede these.
    pub newer: bool,
    /// True if older articles follow.
    pub older: bool,
}

/// One page of a day's articles, and the neighbouring days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// The articles.
    pub listing: Listing,
    /// When the newest article before the day was published.
    pub before: Option<Timestamp>,
    /// When the oldest article after the day was published.
    pub after: Option<Timestamp>,
}
