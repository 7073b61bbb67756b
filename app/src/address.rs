//! The paper's addresses: read from what a browser asks, printed into links.
//! An address once published answers for ever, so both ways stand here.

mod query;

use std::borrow::Cow;

use store::{ArticleId, Slug, Teaser};
use viet::date::LocalTime;

use crate::edition::EditionName;

pub(crate) use query::{Day, Query, View, way};

/// A page that an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// `/`
    Front,
    /// `/{slug}-{id}.html`; the id decides.
    Article { slug: String, id: ArticleId },
    /// `/{section}`
    Section(Slug),
    /// `/chu-de/{slug}`
    Topic(Slug),
    /// `/tac-gia/{slug}`
    Writer(Slug),
    /// `/trang/{slug}`
    Page(Slug),
    /// `/{yyyy}/{mm}/{dd}`; at midnight in Việt Nam.
    Day(LocalTime),
    /// `/moi-nhat`
    Latest,
    /// `/doc-nhieu`
    MostRead,
    /// `/tim-kiem`
    Search,
    /// `/cai-chinh`
    Corrections,
    /// `/da-luu`
    Saved,
    /// `/ngoai-tuyen`
    Offline,
}

impl Route {
    /// The route of a path without its trailing slash; `None` where the path
    /// is no page's.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/')?;
        match path {
            "" => return Some(Self::Front),
            "moi-nhat" => return Some(Self::Latest),
            "doc-nhieu" => return Some(Self::MostRead),
            "tim-kiem" => return Some(Self::Search),
            "cai-chinh" => return Some(Self::Corrections),
            "da-luu" => return Some(Self::Saved),
            "ngoai-tuyen" => return Some(Self::Offline),
            _ => {}
        }
        if let Some(day) = parse_day(path) {
            return Some(Self::Day(day));
        }
        if let Some((folder, rest)) = path.split_once('/') {
            let slug = Slug::parse(rest).ok()?;
            return match folder {
                "chu-de" => Some(Self::Topic(slug)),
                "tac-gia" => Some(Self::Writer(slug)),
                "trang" => Some(Self::Page(slug)),
                _ => None,
            };
        }
        if let Some(name) = path.strip_suffix(".html") {
            let (slug, id) = name.rsplit_once('-')?;
            let id = id.parse().ok().filter(|id| *id > 0)?;
            return Some(Self::Article {
                slug: slug.to_owned(),
                id: ArticleId(id),
            });
        }
        let slug = Slug::parse(path).ok()?;
        (!store::RESERVED_SLUGS.contains(&slug.as_str())).then_some(Self::Section(slug))
    }
}

/// An article's address.
pub(crate) fn article(slug: &Slug, id: ArticleId) -> String {
    format!("/{slug}-{id}.html")
}

/// The address of a teaser's article.
pub(crate) fn teaser(teaser: &Teaser) -> String {
    article(&teaser.slug, teaser.id)
}

/// A section's address.
pub(crate) fn section(slug: &Slug) -> String {
    format!("/{slug}")
}

/// A topic's address.
pub(crate) fn topic(slug: &Slug) -> String {
    format!("/chu-de/{slug}")
}

/// The address of a person's or desk's list.
pub(crate) fn writer(slug: &Slug) -> String {
    format!("/tac-gia/{slug}")
}

/// An imported page's address.
pub(crate) fn page(slug: &Slug) -> String {
    format!("/trang/{slug}")
}

/// The address of one of the paper's statements.
pub(crate) fn statement(slug: &str) -> String {
    format!("/trang/{slug}")
}

/// The address of the day on which a moment lies in Việt Nam.
pub(crate) fn day(at: LocalTime) -> String {
    format!("/{:04}/{:02}/{:02}", at.year, at.month, at.day)
}

/// Reads `yyyy/mm/dd`, if the calendar has such a day.
fn parse_day(path: &str) -> Option<LocalTime> {
    let [year, month, day] = path.split('/').collect::<Vec<_>>().try_into().ok()?;
    let number = |text: &str, digits: usize| {
        let right = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| right)
    };
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
    viet::date::exists(year, month, day).then_some(LocalTime {
        year,
        month,
        day,
        hour: 0,
        minute: 0,
        second: 0,
    })
}

/// Paths of the paper's pages, for what the server prints itself.
pub mod paths {
    use store::{ArticleId, Slug, Wanted};

    /// An article's.
    pub fn article(slug: &Slug, id: ArticleId) -> String {
        super::article(slug, id)
    }

    /// A list's.
    pub fn list(of: &Wanted) -> String {
        match of {
            Wanted::Latest => super::LATEST.to_owned(),
            Wanted::Section(slug) => super::section(slug),
            Wanted::Topic(slug) => super::topic(slug),
            Wanted::Writer(slug) => super::writer(slug),
        }
    }

    /// An imported page's.
    pub fn page(slug: &Slug) -> String {
        super::page(slug)
    }

    /// The number of the article at this path.
    pub fn article_at(path: &str) -> Option<ArticleId> {
        match super::Route::parse(path) {
            Some(super::Route::Article { id, .. }) => Some(id),
            _ => None,
        }
    }

    /// Percent-decoded.
    pub fn decoded(text: &str) -> String {
        super::decode(text).into_owned()
    }
}

/// Where the newest articles stand.
pub(crate) const LATEST: &str = "/moi-nhat";
/// Where the most read ones stand.
pub(crate) const MOST_READ: &str = "/doc-nhieu";
/// The search form.
pub(crate) const SEARCH: &str = "/tim-kiem";
/// Where corrections stand.
pub(crate) const CORRECTIONS: &str = "/cai-chinh";
/// What a reader saved on the device.
pub(crate) const SAVED: &str = "/da-luu";
/// What stands for a page that is not on the device, where there is no network.
pub(crate) const OFFLINE: &str = "/ngoai-tuyen";

/// The last seven days as one file.
pub(crate) const WEEK: &str = "/an-ban/7-ngay";
/// Where an edition that was handed on is opened.
pub(crate) const OPEN_EDITION: &str = "/mo-an-ban";

/// An edition's address.
pub(crate) fn edition(name: EditionName) -> String {
    format!("/an-ban/{name}")
}

/// Percent-decodes; bytes that are no UTF-8 become the replacement character.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy()
}

/// Percent-encodes a path or a query's value for a `Location` or a link.
pub(crate) fn encode(text: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    percent_encoding::utf8_percent_encode(text, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_printed_address_is_read_back() {
        let slug = Slug::parse("ke-hoach-2021").unwrap();
        let cases = [
            (
                article(&slug, ArticleId(7)),
                Route::Article {
                    slug: "ke-hoach-2021".into(),
                    id: ArticleId(7),
                },
            ),
            (section(&slug), Route::Section(slug.clone())),
            (topic(&slug), Route::Topic(slug.clone())),
            (writer(&slug), Route::Writer(slug.clone())),
            (page(&slug), Route::Page(slug.clone())),
            (
                day(LocalTime::at(1_613_611_800)),
                Route::Day(LocalTime::at(1_613_581_200)),
            ),
            (LATEST.into(), Route::Latest),
            (MOST_READ.into(), Route::MostRead),
            (SEARCH.into(), Route::Search),
            (CORRECTIONS.into(), Route::Corrections),
            (SAVED.into(), Route::Saved),
            (OFFLINE.into(), Route::Offline),
            ("/".into(), Route::Front),
        ];
        for (path, route) in cases {
            assert_eq!(Route::parse(&path), Some(route), "{path}");
        }
    }

    #[test]
    fn other_paths_are_no_pages() {
        for path in [
            "",
            "x",
            "/api",
            "/toa-soan",
            "/a/b",
            "/a-0.html",
            "/a--5.html/",
            "/a-x.html",
            "/chu-de/",
            "/chu-de/A",
            "/2021/02/30",
            "/2021/2/18",
            "/2021/13/01",
            "/0000/01/01",
            "/2021/02",
            "/+021/02/18",
            "/2021/02/18/x",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
        assert!(
            matches!(Route::parse("/-5.html"), Some(Route::Article { .. })),
            "the id decides"
        );
    }
}
