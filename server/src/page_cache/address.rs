//! The addresses whose responses are stored.

use app::{PageAddress, fragment};
use axum::http::Uri;
use store::{ArticleId, Touched};

use crate::routes::{ARTICLE_STATE, cards};
use crate::sitemaps::address::SitemapFile;

/// The address of a response that is the same for every reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CachedAddress {
    /// A page or a feed.
    Page(PageAddress),
    /// The fragment of a page.
    Fragment { path: String, page: PageAddress },
    /// A site map or the list of all feeds.
    Map(String),
    /// The card of an article.
    Card { path: String, article: ArticleId },
    /// The state of an article, which open pages ask for.
    State { path: String, article: ArticleId },
}

impl CachedAddress {
    /// `None` for every other address.
    pub(super) fn parse(uri: &Uri) -> Option<Self> {
        let path = uri.path();
        if let Some(page) = fragment::page_of(path, uri.query()) {
            let page = PageAddress::parse(page, uri.query())?;
            let path = format!("{}{}", fragment::PREFIX, page.text());
            return Some(Self::Fragment { path, page });
        }
        if let Some(page) = PageAddress::parse(path, uri.query()) {
            return Some(Self::Page(page));
        }
        let is_map = matches!(path, "/news-sitemap.xml" | "/feeds.opml");
        if is_map || SitemapFile::parse(path).is_some() {
            return Some(Self::Map(path.to_owned()));
        }
        if path == ARTICLE_STATE {
            return state(uri.query()?);
        }
        let article = cards::article_of(path)?;
        let path = path.to_owned();
        Some(Self::Card { path, article })
    }

    /// Path and query, the same for all addresses of a response.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Page(page) => page.text(),
            Self::Map(path)
            | Self::Fragment { path, .. }
            | Self::Card { path, .. }
            | Self::State { path, .. } => path,
        }
    }

    /// See [`PageAddress::tag`].
    pub(super) fn tag(&self) -> String {
        match self {
            Self::Page(page) | Self::Fragment { page, .. } => page.tag(),
            Self::Map(_) => "so-do".to_owned(),
            Self::Card { article, .. } | Self::State { article, .. } => format!("bai-{article}"),
        }
    }

    /// True if the response may be another one after this change.
    pub(super) fn shows(&self, touched: &Touched) -> bool {
        match (self, touched) {
            (_, Touched::Everything | Touched::Gone(_))
            | (Self::Map(_), Touched::Article(_) | Touched::List(_)) => true,
            (Self::Page(page) | Self::Fragment { page, .. }, _) => page.shows(touched),
            (_, Touched::Path(path)) => path.split('?').next() == Some(self.text()),
            (Self::Card { article, .. } | Self::State { article, .. }, Touched::Article(id)) => {
                article == id
            }
            _ => false,
        }
    }
}

/// The state of the article that this query names, with its text or without.
fn state(query: &str) -> Option<CachedAddress> {
    let fields: Vec<_> = query
        .split('&')
        .filter_map(|it| it.split_once('='))
        .collect();
    let value = |wanted| {
        fields
            .iter()
            .find(|(name, _)| *name == wanted)
            .map(|it| it.1)
    };
    let id: i64 = value("id")?.parse().ok()?;
    let text = match value("text") {
        None => String::new(),
        Some(revision) => format!("&text={}", revision.parse::<u64>().ok()?),
    };
    Some(CachedAddress::State {
        path: format!("{ARTICLE_STATE}?id={id}{text}"),
        article: ArticleId(id),
    })
}

#[cfg(test)]
mod tests {
    use store::ListKey;

    use super::*;

    fn parsed(address: &str) -> Option<CachedAddress> {
        CachedAddress::parse(&address.parse().unwrap())
    }

    #[test]
    fn pages_feeds_maps_and_cards_are_stored() {
        for (address, text) in [
            ("/moi-nhat?utm_source=x", "/moi-nhat"),
            ("/sitemap-0.xml?x", "/sitemap-0.xml"),
            ("/news-sitemap.xml", "/news-sitemap.xml"),
            ("/card/7-0123abcd.png?x", "/card/7-0123abcd.png"),
            ("/manh/?utm_source=x", "/manh/"),
            ("/manh/a-7.html?sau=1-2&x", "/manh/a-7.html?sau=1-2"),
            ("/api/article?x=1&id=7", "/api/article?id=7"),
            ("/api/article?text=2&id=7", "/api/article?id=7&text=2"),
        ] {
            assert_eq!(parsed(address).unwrap().text(), text);
        }
        for other in [
            "/pkg/a.js",
            "/media/a-480.webp",
            "/manh/a-7.html?lite",
            "/manh/tim-kiem",
            "/api/weather",
            "/api/article",
            "/api/article?id=x",
            "/api/article?id=7&text=",
            "/sw.js",
        ] {
            assert_eq!(parsed(other), None, "{other}");
        }
    }

    #[test]
    fn maps_and_cards_know_what_they_show() {
        let map = parsed("/sitemap.xml").unwrap();
        let card = parsed("/card/7-0123abcd.png").unwrap();
        let state = parsed("/api/article?id=7").unwrap();
        let fragment = parsed("/manh/a-7.html").unwrap();
        assert_eq!(fragment.tag(), parsed("/a-7.html").unwrap().tag());
        for (touched, of_map, of_card) in [
            (Touched::Article(ArticleId(7)), true, true),
            (Touched::Article(ArticleId(8)), true, false),
            (Touched::List(ListKey::Latest), true, false),
            (Touched::Pins, false, false),
            (Touched::Path("/sitemap.xml".to_owned()), true, false),
            (Touched::Gone(ArticleId(9)), true, true),
        ] {
            let shown = (map.shows(&touched), card.shows(&touched));
            assert_eq!(shown, (of_map, of_card), "{touched:?}");
            assert_eq!(state.shows(&touched), of_card, "{touched:?}");
            assert_eq!(fragment.shows(&touched), of_card, "{touched:?}");
        }
    }
}
