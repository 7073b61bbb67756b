//! Lists of articles and their pages.

use crate::ids::{Slug, Timestamp};
use crate::teaser::Teaser;

/// Which list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListKey {
    /// Everything published.
    Latest,
    /// One section and those below it.
    Section(Slug),
    /// One topic.
    Topic(Slug),
    /// One person or desk.
    Writer(Slug),
}

/// One page of a list, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The articles.
    pub teasers: Vec<Teaser>,
    /// True where newer ones stand before these.
    pub newer: bool,
    /// True where older ones follow.
    pub older: bool,
}

/// One page of a day's articles, and the way to other days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// The articles.
    pub listing: Listing,
    /// When the newest article before the day was published.
    pub before: Option<Timestamp>,
    /// When the oldest article after the day was published.
    pub after: Option<Timestamp>,
}
