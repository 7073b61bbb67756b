//! Addresses as caches know them: two that show the same are the same, and each
//! knows which changes of the content it shows.

use store::{ArticleId, ListKey, Touched};
use viet::date::days_from_civil;

use super::feed_format::FeedFormat;
use super::paging_field::paging_field;
use super::query::Query;
use super::route::Route;
use super::view::View;
use crate::wordpress_addresses::OLD_FIELDS;

/// The address of a page or feed that is the same for every reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageAddress {
    text: String,
    shown: Shown,
}

/// What a page shows beside the parts that all pages have.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    /// An article with what belongs to it.
    Article(ArticleId),
    /// The articles of a list.
    List(ListKey),
    /// The articles of a day, counted since 1970 in Việt Nam.
    Day(i64),
    /// The newest articles of every section, and what is pinned.
    Front,
    Corrections,
    /// Articles by their readers: only a refresh from time to time changes it.
    MostRead,
    /// Nothing of the store that changes alone.
    Fixed,
}

impl PageAddress {
    /// Parses path and query as sent. Fields that a page does not read are left
    /// out. `None` for addresses that are no page or feed, for searches, and for
    /// those that an imported site may have used for something else.
    pub fn parse(path: &str, query: Option<&str>) -> Option<Self> {
        if let Some((_, list)) = FeedFormat::parse(path) {
            let list = Route::parse(list)?;
            let has_feed = !matches!(
                list,
                Route::Article { .. } | Route::Page(_) | Route::Saved | Route::Offline
            );
            let shown = Shown::of(&list).filter(|_| has_feed)?;
            let text = path.to_owned();
            return (!is_of_old_site(path, query)).then_some(Self { text, shown });
        }
        let shown = Shown::of(&Route::parse(path)?)?;
        if is_of_old_site(path, query) {
            return None;
        }
        let text = match query {
            None | Some("") => path.to_owned(),
            Some(_) => with_known_fields(path, &Query::parse(query)),
        };
        Some(Self { text, shown })
    }

    /// Path and query, with the fields that the page reads in a fixed order.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The name by which a cache on the way may be told to forget the page, the same
    /// for all its views.
    pub fn tag(&self) -> String {
        match &self.shown {
            Shown::Article(id) => format!("bai-{id}"),
            Shown::List(ListKey::Latest) => "moi-nhat".to_owned(),
            Shown::List(ListKey::Section(slug)) => format!("muc-{slug}"),
            Shown::List(ListKey::Topic(slug)) => format!("chu-de-{slug}"),
            Shown::List(ListKey::Writer(slug)) => format!("tac-gia-{slug}"),
            Shown::Day(_) => "ngay".to_owned(),
            Shown::Front => "trang-nhat".to_owned(),
            Shown::Corrections => "cai-chinh".to_owned(),
            Shown::MostRead => "doc-nhieu".to_owned(),
            Shown::Fixed => "trang".to_owned(),
        }
    }

    /// True if the page shows something of this change in a place of its own; the
    /// columns that all pages have do not count.
    pub fn shows(&self, touched: &Touched) -> bool {
        match (touched, &self.shown) {
            (Touched::Everything | Touched::Gone(_), _)
            | (
                Touched::Pins | Touched::List(ListKey::Latest | ListKey::Section(_)),
                Shown::Front,
            )
            | (Touched::Corrections, Shown::Corrections) => true,
            (Touched::Article(id), Shown::Article(own)) => id == own,
            (Touched::List(list), Shown::List(own)) => list == own,
            (Touched::Day(day), Shown::Day(own)) => day == own,
            (Touched::Path(path), _) => path.split('?').next() == self.text.split('?').next(),
            _ => false,
        }
    }
}

impl Shown {
    /// `None` for searches.
    fn of(route: &Route) -> Option<Self> {
        let list = |list: &dyn Fn() -> ListKey| Some(Self::List(list()));
        match route {
            Route::Front => Some(Self::Front),
            Route::Article { id, .. } => Some(Self::Article(*id)),
            Route::Section(slug) => list(&|| ListKey::Section(slug.clone())),
            Route::Topic(slug) => list(&|| ListKey::Topic(slug.clone())),
            Route::Writer(slug) => list(&|| ListKey::Writer(slug.clone())),
            Route::Latest => list(&|| ListKey::Latest),
            Route::Day(day) => {
                let days = days_from_civil(day.year, day.month, day.day);
                Some(Self::Day(days))
            }
            Route::Corrections => Some(Self::Corrections),
            Route::MostRead => Some(Self::MostRead),
            Route::Page(_) | Route::Saved | Route::Offline => Some(Self::Fixed),
            Route::Search => None,
        }
    }
}

/// True if a query may make this the address of something else: WordPress names
/// what it shows in queries of the front page, and feeds in a field of any list.
fn is_of_old_site(path: &str, query: Option<&str>) -> bool {
    let mut fields = query.unwrap_or_default().split('&');
    fields.any(|field| {
        let name = field.split_once('=').map_or(field, |(name, _)| name);
        let of_front = path == "/" && !is_known(name) && !is_tracking(name);
        name == "feed" || OLD_FIELDS.contains(&name) || of_front
    })
}

/// True for a field that pages read, and for none at all.
fn is_known(name: &str) -> bool {
    matches!(name, "" | "lite" | "sau" | "truoc")
}

/// True for a field that other sites and messages add to links.
fn is_tracking(name: &str) -> bool {
    const NAMES: [&str; 15] = [
        "_ga",
        "dclid",
        "fbclid",
        "gad_source",
        "gbraid",
        "gclid",
        "igsh",
        "igshid",
        "mc_cid",
        "mc_eid",
        "msclkid",
        "ref",
        "ttclid",
        "twclid",
        "zarsrc",
    ];
    name.starts_with("utm_") || NAMES.binary_search(&name).is_ok()
}

fn with_known_fields(path: &str, query: &Query) -> String {
    let lite = (query.view == View::Lite).then(|| "lite".to_owned());
    let from = query
        .from
        .map(|(cursor, way)| format!("{}={cursor}", paging_field(way)));
    let fields: Vec<String> = lite.into_iter().chain(from).collect();
    if fields.is_empty() {
        return path.to_owned();
    }
    format!("{path}?{}", fields.join("&"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use store::Slug;

    use super::*;

    fn text(path: &str, query: Option<&str>) -> Option<String> {
        PageAddress::parse(path, query).map(|it| it.text)
    }

    #[test]
    fn addresses_that_show_the_same_are_the_same() {
        for (path, query, expected) in [
            ("/", None, "/"),
            ("/", Some(""), "/"),
            ("/", Some("utm_source=zalo&fbclid=x"), "/"),
            ("/a-7.html", Some("x=1&lite&utm_medium=y"), "/a-7.html?lite"),
            ("/a-7.html", Some("lite=1"), "/a-7.html?lite"),
            ("/moi-nhat", Some("sau=5-7&lite"), "/moi-nhat?lite&sau=5-7"),
            ("/moi-nhat", Some("truoc=5-7&q=a"), "/moi-nhat?truoc=5-7"),
            ("/moi-nhat", Some("sau=x"), "/moi-nhat"),
            ("/lang-nghe/rss.xml", Some("lite"), "/lang-nghe/rss.xml"),
        ] {
            assert_eq!(text(path, query).as_deref(), Some(expected), "{query:?}");
        }
    }

    #[test]
    fn all_views_of_a_page_have_one_tag() {
        for (path, query, tag) in [
            ("/a-7.html", None, "bai-7"),
            ("/a-7.html", Some("lite"), "bai-7"),
            ("/lang-nghe/rss.xml", None, "muc-lang-nghe"),
            ("/moi-nhat", Some("sau=5-7"), "moi-nhat"),
            ("/", None, "trang-nhat"),
        ] {
            let address = PageAddress::parse(path, query).unwrap();
            assert_eq!(address.tag(), tag, "{path}");
        }
    }

    #[test]
    fn searches_old_addresses_and_files_are_none() {
        for (path, query) in [
            ("/", Some("p=7")),
            ("/", Some("p=7&fbclid=x")),
            ("/", Some("lang=vi")),
            ("/", Some("paged=2")),
            ("/lang-nghe", Some("feed=rss2")),
            ("/lang-nghe", Some("cat=2")),
            ("/tim-kiem", Some("q=a")),
            ("/tim-kiem/rss.xml", None),
            ("/a-7.html/rss.xml", None),
            ("/a/", None),
            ("/pkg/a.js", None),
            ("/index.php", None),
            ("/rss.xml", Some("cat=2")),
        ] {
            assert_eq!(text(path, query), None, "{path} {query:?}");
        }
    }

    #[test]
    fn a_page_knows_what_it_shows() {
        let slug = |name| Slug::parse(name).unwrap();
        let shows =
            |path: &str, touched: &Touched| PageAddress::parse(path, None).unwrap().shows(touched);
        let pages = [
            "/",
            "/a-7.html",
            "/lang-nghe",
            "/lang-nghe/rss.xml",
            "/moi-nhat",
            "/chu-de/gom",
            "/tac-gia/an",
            "/1970/01/02",
            "/cai-chinh",
            "/trang/a",
        ];
        for (touched, expected) in [
            (Touched::Article(ArticleId(7)), vec!["/a-7.html"]),
            (
                Touched::List(ListKey::Section(slug("lang-nghe"))),
                vec!["/", "/lang-nghe", "/lang-nghe/rss.xml"],
            ),
            (Touched::List(ListKey::Latest), vec!["/", "/moi-nhat"]),
            (
                Touched::List(ListKey::Topic(slug("gom"))),
                vec!["/chu-de/gom"],
            ),
            (
                Touched::List(ListKey::Writer(slug("an"))),
                vec!["/tac-gia/an"],
            ),
            (Touched::Day(1), vec!["/1970/01/02"]),
            (Touched::Pins, vec!["/"]),
            (Touched::Corrections, vec!["/cai-chinh"]),
            (Touched::Path("/trang/a?lite".to_owned()), vec!["/trang/a"]),
            (Touched::Everything, pages.to_vec()),
            (Touched::Gone(ArticleId(1)), pages.to_vec()),
        ] {
            let shown = pages.into_iter().filter(|path| shows(path, &touched));
            assert_eq!(shown.collect::<Vec<_>>(), expected, "{touched:?}");
        }
    }
}
