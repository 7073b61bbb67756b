//! Editions (ấn bản): a day's or the last seven days' articles as one file
//! that a device keeps. Here is what such a file holds, each article as the
//! `<main>` of its page; the server packs and signs it.

mod content;
mod handed;
mod name;

use serde::Serialize;
use store::Timestamp;

pub use content::edition;
pub(crate) use content::teasers as teasers_of;
pub use handed::handed_on;
pub use name::EditionName;

use crate::address::Day;

/// Which edition, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionAsked {
    /// Of which days.
    pub name: EditionName,
    /// Width of its pictures, in pixels; none without.
    pub pictures: Option<u32>,
    /// For who has an earlier one: only what was written from this day on.
    since: Option<Day>,
}

impl EditionAsked {
    /// Widths in which pictures are given along, in pixels.
    pub const WIDTHS: [u32; 2] = [480, 960];

    /// The whole edition without pictures.
    pub fn plain(name: EditionName) -> Self {
        Self {
            name,
            pictures: None,
            since: None,
        }
    }

    /// The same with pictures of the smallest width.
    pub fn pictured(name: EditionName) -> Self {
        Self {
            pictures: Some(Self::WIDTHS[0]),
            ..Self::plain(name)
        }
    }

    /// The whole edition, whatever its reader has.
    #[must_use]
    pub fn whole(self) -> Self {
        Self {
            since: None,
            ..self
        }
    }

    /// Reads a query as sent: `anh=480` for pictures, `tu=2021-02-18` for what
    /// is new since that day; what is none of these is passed over.
    pub fn parse(name: EditionName, query: Option<&str>) -> Self {
        let mut asked = Self::plain(name);
        for field in query.unwrap_or_default().split('&') {
            match field.split_once('=') {
                Some(("anh", width)) => {
                    let width = width.parse().ok();
                    asked.pictures = width.filter(|width| Self::WIDTHS.contains(width));
                }
                Some(("tu", day)) => asked.since = Day::parse(day),
                _ => {}
            }
        }
        asked
    }
}

/// What an edition holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// As it stands in its address.
    pub name: String,
    /// As it stands over its page.
    pub title: String,
    /// The day from which on articles are in it; absent in a whole one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Paths of all its articles, newest first, those left out for `since`
    /// among them.
    pub paths: Vec<String>,
    /// Its articles, newest first.
    pub articles: Vec<KeptArticle>,
    /// Its own page, the front page, the sections of its articles.
    pub lists: Vec<KeptList>,
    /// A plain page of it: what stands before the articles and after them.
    pub plain: (String, String),
    /// Address and media type of every picture that its articles show.
    #[serde(skip)]
    pub pictures: Vec<(String, &'static str)>,
}

/// An article as an edition keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptArticle {
    /// Of its page.
    pub path: String,
    /// What the page's `<title>` holds, as HTML.
    pub title: String,
    /// The page's whole address.
    pub canonical: String,
    /// The page's `<main>`, without what belongs to the website alone.
    pub main: String,
    /// Name of the main section.
    pub section: String,
    /// When it was first published, in seconds.
    pub published: i64,
    /// When readers last saw it change, in seconds.
    pub updated: i64,
    /// What its teaser says.
    pub summary: String,
}

/// A list of an edition's articles as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptList {
    /// Of its page.
    pub path: String,
    /// What the page's `<title>` holds, as HTML.
    pub title: String,
    /// The page's whole address.
    pub canonical: String,
    /// The page's `<main>`.
    pub main: String,
    /// When the newest of its articles was published, in seconds.
    pub newest: i64,
}

/// What an edition's page offers: lengths of its files in bytes, and the key
/// by which devices know who signed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Without pictures.
    pub plain: usize,
    /// With pictures; none where no article has any.
    pub pictured: Option<usize>,
    /// As a plain page.
    pub handed: usize,
    /// The paper's public key, in base64.
    pub key: String,
}

/// True for an edition of a day that has not come yet.
pub(crate) fn is_to_come(name: EditionName, now: Timestamp) -> bool {
    name.day().is_some_and(|day| day > Day::of(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_says_how() {
        let week = EditionName::Week;
        let asked = EditionAsked::parse(week, Some("anh=480&tu=2021-02-18&x=1"));
        assert_eq!(asked.pictures, Some(480));
        assert_eq!(
            asked.since.map(|day| day.to_string()).as_deref(),
            Some("2021-02-18")
        );
        for none in [None, Some(""), Some("anh=481&tu=2021-02-30"), Some("anh")] {
            assert_eq!(
                EditionAsked::parse(week, none),
                EditionAsked::plain(week),
                "{none:?}"
            );
        }
    }
}
