//! Prints the site map: one file as long as it may name everything, else an
//! index of parts by article number. A part is read without reading what is
//! before it, and does not change while the site grows.

use app::{SiteSnapshot, paths};
use store::{ArticleId, FeedSource, ListKey, SITEMAP_PART_SIZE, SitemapEntry, Store, Timestamp};
use viet::date::LocalTime;

use super::address::SitemapFile;
use crate::feeds::xml::Xml;

/// Addresses that one file may name (sitemaps.org).
const MAX_ADDRESSES: usize = 50_000;
/// Topics and writers that are named.
const MAX_LISTS: u32 = 20_000;
/// Articles read from the store at once.
const BATCH: u32 = 1_000;

const SITEMAP: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const IMAGE: (&str, &str) = (
    "xmlns:image",
    "http://www.google.com/schemas/sitemap-image/1.1",
);

/// The text of a file; `None` for a part without addresses.
pub(crate) async fn file(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    file: SitemapFile,
) -> store::Result<Option<String>> {
    match file {
        SitemapFile::Whole => whole(store, snapshot).await.map(Some),
        SitemapFile::Lists => {
            let mut urls = UrlSet::new(&snapshot.config.base_url);
            urls.lists(snapshot, &store.feed_sources(MAX_LISTS).await?);
            Ok(Some(urls.finish()))
        }
        SitemapFile::SitemapPart(number) => {
            let mut urls = UrlSet::new(&snapshot.config.base_url);
            urls.articles(
                store,
                number * SITEMAP_PART_SIZE,
                (number + 1) * SITEMAP_PART_SIZE,
            )
            .await?;
            Ok((urls.count > 0).then(|| urls.finish()))
        }
    }
}

async fn whole(store: &dyn Store, snapshot: &SiteSnapshot) -> store::Result<String> {
    let articles: usize = snapshot
        .sections
        .iter()
        .map(|section| section.articles as usize)
        .sum();
    let mut urls = UrlSet::new(&snapshot.config.base_url);
    urls.lists(snapshot, &store.feed_sources(MAX_LISTS).await?);
    if urls.count + articles <= MAX_ADDRESSES {
        for part in store.sitemap_parts().await? {
            let from = part.number * SITEMAP_PART_SIZE;
            urls.articles(store, from, from + SITEMAP_PART_SIZE).await?;
        }
        return Ok(urls.finish());
    }
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[SITEMAP]);
    let mut line = |path: String, at: Option<Timestamp>| {
        xml.open("sitemap", &[]);
        xml.leaf("loc", &format!("{}{path}", snapshot.config.base_url));
        if let Some(at) = at {
            xml.leaf("lastmod", &LocalTime::at(at.0).iso());
        }
        xml.close("sitemap");
    };
    line("/sitemap-lists.xml".to_owned(), None);
    for part in store.sitemap_parts().await? {
        line(
            format!("/sitemap-{}.xml", part.number),
            Some(part.updated_at),
        );
    }
    xml.close("sitemapindex");
    Ok(xml.finish())
}

/// A set of addresses that is being printed.
struct UrlSet<'a> {
    base: &'a str,
    xml: Xml,
    count: usize,
}

impl<'a> UrlSet<'a> {
    fn new(base: &'a str) -> Self {
        let mut xml = Xml::new();
        xml.open("urlset", &[SITEMAP, IMAGE]);
        Self {
            base,
            xml,
            count: 0,
        }
    }

    /// The front page, sections, topics, writers and pages.
    fn lists(&mut self, snapshot: &SiteSnapshot, sources: &[FeedSource]) {
        let newest = snapshot.latest.first().map(|teaser| teaser.published_at);
        self.line("/", newest, None);
        self.line(&paths::list(&ListKey::Latest), newest, None);
        for section in &snapshot.sections {
            let path = paths::list(&ListKey::Section(section.slug.clone()));
            self.line(&path, None, None);
        }
        for (slug, _) in &snapshot.pages {
            self.line(&paths::page(slug), None, None);
        }
        for source in sources {
            self.line(&paths::list(&source.list), None, None);
        }
    }

    /// The articles numbered from `from` to `below`, without the latter.
    async fn articles(
        &mut self,
        store: &dyn Store,
        mut from: i64,
        below: i64,
    ) -> store::Result<()> {
        loop {
            let found = store.sitemap_entries(ArticleId(from), ArticleId(below), BATCH);
            let found = found.await?;
            for article in &found {
                self.article(article);
            }
            match found.last() {
                Some(last) if found.len() == BATCH as usize => from = last.id.0 + 1,
                _ => return Ok(()),
            }
        }
    }

    fn article(&mut self, article: &SitemapEntry) {
        let picture = article.picture.as_ref().and_then(|picture| {
            let format = *picture.formats.last()?;
            Some(picture.address(picture.width, format))
        });
        let path = paths::article(&article.slug, article.id);
        self.line(&path, Some(article.updated_at), picture.as_deref());
    }

    fn line(&mut self, path: &str, at: Option<Timestamp>, picture: Option<&str>) {
        self.count += 1;
        self.xml.open("url", &[]);
        self.xml.leaf("loc", &format!("{}{path}", self.base));
        if let Some(at) = at {
            self.xml.leaf("lastmod", &LocalTime::at(at.0).iso());
        }
        if let Some(picture) = picture {
            self.xml.open("image:image", &[]);
            self.xml
                .leaf("image:loc", &format!("{}{picture}", self.base));
            self.xml.close("image:image");
        }
        self.xml.close("url");
    }

    fn finish(mut self) -> String {
        self.xml.close("urlset");
        self.xml.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// The number of articles is taken from the sections, so that this test need
    /// not write many.
    #[tokio::test]
    async fn large_site_has_an_index_of_parts() {
        use store_contract::fixtures::{Any, add, article, section};
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("paper.db").display());
        let store: Any = Arc::new(store_sqlite::SqliteStore::open(&address).await.unwrap());
        let changes = [
            section("a"),
            add(article(7, "a", 1_613_611_800)),
            add(article(3 * SITEMAP_PART_SIZE + 1, "a", 1_613_611_900)),
        ];
        store.apply(&changes).await.unwrap();
        let imprint = app::SiteConfig {
            base_url: "https://bao.example".into(),
            ..app::SiteConfig::default()
        };
        let assets = Arc::new(app::Assets::default());
        let mut snapshot = crate::build_snapshot(store.as_ref(), Arc::new(imprint), assets, &[])
            .await
            .unwrap();
        let most = u32::try_from(MAX_ADDRESSES).unwrap();
        snapshot.sections[0].articles = most - 3;
        let map = whole(store.as_ref(), &snapshot).await.unwrap();
        assert!(
            map.contains("<urlset") && map.contains("/bai-75001-75001.html"),
            "{map}"
        );
        snapshot.sections[0].articles = most - 2;
        let map = whole(store.as_ref(), &snapshot).await.unwrap();
        for line in [
            "<sitemap><loc>https://bao.example/sitemap-lists.xml</loc></sitemap>",
            "<loc>https://bao.example/sitemap-0.xml</loc><lastmod>2021-02-18T08:30:00+07:00</lastmod>",
            "<loc>https://bao.example/sitemap-3.xml</loc><lastmod>2021-02-18T08:31:40+07:00</lastmod>",
        ] {
            assert!(map.contains(line), "{line} in {map}");
        }
        assert_eq!(map.matches("<sitemap>").count(), 3);
    }
}
