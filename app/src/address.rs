//! The paper's addresses: read from what a browser asks, printed into links.
//! An address once published answers for ever, so both ways stand here.

use std::borrow::Cow;

use store::{ArticleId, Cursor, Direction, Place, Slug, Teaser, Timestamp};
use viet::date::LocalTime;

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

/// Name of the query field that goes this way in a list.
pub(crate) const fn way(way: Direction) -> &'static str {
    match way {
        Direction::Older => "sau",
        Direction::Newer => "truoc",
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

/// Which of a page's two views is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// The page.
    Full,
    /// The lite view: no script, no pictures.
    Lite,
}

impl View {
    /// `path` (which may hold a fragment, but no query) in this view.
    pub(crate) fn link(self, path: &str) -> String {
        match self {
            Self::Full => path.to_owned(),
            Self::Lite => match path.split_once('#') {
                Some((path, fragment)) => format!("{path}?lite#{fragment}"),
                None => format!("{path}?lite"),
            },
        }
    }

    /// `path` with one more query field, in this view.
    pub(crate) fn link_with(self, path: &str, name: &str, value: &str) -> String {
        let lite = if self == Self::Lite { "lite&" } else { "" };
        format!("{path}?{lite}{name}={value}")
    }
}

/// What the query says; fields that no page knows are passed over, a cursor
/// that is none counts as absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Query {
    /// `?lite`
    pub(crate) view: View,
    /// `?truoc=` (before that place) or `?sau=` (after it), as a list reads.
    pub(crate) from: Option<(Cursor, Direction)>,
    /// `?q=`
    pub(crate) words: String,
    /// `?muc=`, `?tu=`, `?den=`: section, first and last day of a search.
    pub(crate) section: Option<Slug>,
    pub(crate) first_day: Option<Day>,
    pub(crate) last_day: Option<Day>,
    /// `?tiep=`: where a search goes on.
    pub(crate) place: Option<Place>,
}

/// A day as a date field sends it: `2021-02-18`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    days: i64,
}

impl Day {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        viet::date::exists(year, month, day).then(|| Self {
            days: viet::date::days_from_civil(year, month, day),
        })
    }

    /// Its first moment in Việt Nam, which is seven hours ahead of UTC.
    pub(crate) fn begins(self) -> Timestamp {
        Timestamp(self.days * 86_400 - 7 * 3600)
    }

    /// The first moment after it.
    pub(crate) fn ends(self) -> Timestamp {
        Timestamp(self.begins().0 + 86_400)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = viet::date::civil_from_days(self.days);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Query {
    /// Reads a query as sent.
    pub(crate) fn parse(query: Option<&str>) -> Self {
        let mut read = Self {
            view: View::Full,
            from: None,
            words: String::new(),
            section: None,
            first_day: None,
            last_day: None,
            place: None,
        };
        for field in query.unwrap_or_default().split('&') {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            match name {
                "lite" => read.view = View::Lite,
                "sau" => {
                    if let Ok(cursor) = value.parse() {
                        read.from = Some((cursor, Direction::Older));
                    }
                }
                "truoc" => {
                    if let Ok(cursor) = value.parse() {
                        read.from = Some((cursor, Direction::Newer));
                    }
                }
                "q" => {
                    let spaced = value.replace('+', " ");
                    let words = decode(&spaced);
                    read.words = viet::nfc(words.trim()).chars().take(200).collect();
                }
                "muc" => read.section = Slug::parse(value).ok(),
                "tu" => read.first_day = Day::parse(value),
                "den" => read.last_day = Day::parse(value),
                "tiep" => read.place = value.parse().ok(),
                _ => {}
            }
        }
        read
    }

    /// The place after which a list goes on to older ones.
    pub(crate) fn after(&self) -> Option<Cursor> {
        self.from
            .filter(|(_, way)| *way == Direction::Older)
            .map(|(cursor, _)| cursor)
    }
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

    #[test]
    fn a_query_gives_view_place_and_words() {
        let read = Query::parse(Some(
            "lite&sau=1613611800-1000&q=g%E1%BB%91m+s%E1%BB%A9&x=1",
        ));
        assert_eq!(read.view, View::Lite);
        assert_eq!(
            read.after(),
            Some(Cursor {
                published_at: Timestamp(1_613_611_800),
                id: ArticleId(1000)
            })
        );
        assert_eq!(read.words, "gốm sứ");
        assert_eq!(Query::parse(Some("sau=abc")).from, None);
        assert_eq!(Query::parse(None).view, View::Full);
    }

    #[test]
    fn a_search_has_its_fields() {
        let read = Query::parse(Some(
            "q=a&muc=lang-nghe&tu=2021-02-18&den=2021-02-30&tiep=2-5-7",
        ));
        assert_eq!(read.section, Slug::parse("lang-nghe").ok());
        let day = read.first_day.unwrap();
        assert_eq!(day.to_string(), "2021-02-18");
        assert_eq!(day.begins(), Timestamp(1_613_581_200));
        assert_eq!(day.ends().0 - day.begins().0, 86_400);
        assert_eq!(read.last_day, None, "there is no such day");
        assert_eq!(read.place.unwrap().to_string(), "2-5-7");
        // What a form sends where nothing was chosen.
        let empty = Query::parse(Some("q=&muc=&tu=&den="));
        assert_eq!(empty, Query::parse(None));
    }

    #[test]
    fn lite_links_stay_lite() {
        assert_eq!(View::Lite.link("/a#b"), "/a?lite#b");
        assert_eq!(View::Full.link("/a#b"), "/a#b");
        assert_eq!(View::Lite.link_with("/a", "sau", "1-2"), "/a?lite&sau=1-2");
        assert_eq!(View::Full.link_with("/a", "sau", "1-2"), "/a?sau=1-2");
    }
}
