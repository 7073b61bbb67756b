//! The paper's addresses: read from what a browser asks, printed into links.
//! An address once published answers for ever, so both ways stand here.

use std::borrow::Cow;

use store::{ArticleId, Cursor, Direction, Slug, Teaser};

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
    /// `/moi-nhat`
    Latest,
    /// `/doc-nhieu`
    MostRead,
    /// `/tim-kiem`
    Search,
    /// `/cai-chinh`
    Corrections,
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
            _ => {}
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
}

impl Query {
    /// Reads a query as sent.
    pub(crate) fn parse(query: Option<&str>) -> Self {
        let mut read = Self {
            view: View::Full,
            from: None,
            words: String::new(),
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
    use store::Timestamp;

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
            (LATEST.into(), Route::Latest),
            (MOST_READ.into(), Route::MostRead),
            (SEARCH.into(), Route::Search),
            (CORRECTIONS.into(), Route::Corrections),
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
    fn lite_links_stay_lite() {
        assert_eq!(View::Lite.link("/a#b"), "/a?lite#b");
        assert_eq!(View::Full.link("/a#b"), "/a#b");
        assert_eq!(View::Lite.link_with("/a", "sau", "1-2"), "/a?lite&sau=1-2");
        assert_eq!(View::Full.link_with("/a", "sau", "1-2"), "/a?sau=1-2");
    }
}
