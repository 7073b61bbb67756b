//! Site maps (sitemaps.org): one file while it may name everything, else an
//! index of parts by article number, so that a part is read without walking
//! over what stands before it and stays the same while the paper grows.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::{SharedShell, Shell, paths};
use axum::body::Bytes;
use store::{ArticleId, Cursor, Direction, Followed, Mapped, PART, Store, Timestamp, Wanted};
use tokio::sync::Mutex;
use viet::date::LocalTime;

use super::generated::{Answer, XML};
use crate::Paper;
use crate::feeds::xml::Xml;
use crate::http::cache_policy::CachePolicy;

/// Addresses that one file may name.
const MOST: usize = 50_000;
/// Topics and writers that are named.
const FOLLOWED: u32 = 20_000;
/// Addresses read from the store at once.
const AT_ONCE: u32 = 1_000;
/// Seconds that an article is news, and how many of them one file may name
/// (Google's rules for news site maps).
const NEWS_FOR: i64 = 48 * 3_600;
const MOST_NEWS: usize = 1_000;
/// Files kept in memory.
const KEPT: usize = 4;

const SITEMAP: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const IMAGE: (&str, &str) = (
    "xmlns:image",
    "http://www.google.com/schemas/sitemap-image/1.1",
);
const NEWS: (&str, &str) = (
    "xmlns:news",
    "http://www.google.com/schemas/sitemap-news/0.9",
);

/// A file of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Map {
    /// `/sitemap.xml`
    Whole,
    /// `/sitemap-lists.xml`: everything that is no article.
    Lists,
    /// `/sitemap-{n}.xml`
    Part(i64),
}

impl Map {
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let name = path.strip_prefix("/sitemap")?.strip_suffix(".xml")?;
        match name {
            "" => Some(Self::Whole),
            "-lists" => Some(Self::Lists),
            _ => {
                let number = name.strip_prefix('-')?;
                let plain = number.bytes().all(|b| b.is_ascii_digit());
                // So large a number is no article's, and would not multiply.
                let number = number.parse().ok().filter(|n| *n < i64::MAX / PART)?;
                plain.then_some(Self::Part(number))
            }
        }
    }
}

/// The files printed since the paper last changed. Whoever prints holds the
/// lock: many questions for one file print it once.
#[derive(Debug, Default)]
pub(crate) struct Maps(Mutex<Option<(SharedShell, BTreeMap<Map, Bytes>)>>);

/// A file of the map; none for a part that names nothing.
pub(crate) async fn answer(
    paper: &Paper,
    shell: &SharedShell,
    map: Map,
) -> store::Result<Option<Answer>> {
    let answer = |bytes| Some(Answer::file(XML, CachePolicy::Map, bytes));
    let mut kept = paper.maps().0.lock().await;
    let (of, files) = kept.get_or_insert_with(|| (Arc::clone(shell), BTreeMap::new()));
    if !Arc::ptr_eq(of, shell) {
        *of = Arc::clone(shell);
        files.clear();
    }
    if let Some(bytes) = files.get(&map) {
        return Ok(answer(bytes.clone()));
    }
    let store = paper.store().as_ref();
    let text = match map {
        Map::Whole => Some(whole(store, shell).await?),
        Map::Lists => {
            let mut file = File::new(&shell.paper.base_url);
            file.lists(shell, &store.followed(FOLLOWED).await?);
            Some(file.finish())
        }
        Map::Part(number) => {
            let mut file = File::new(&shell.paper.base_url);
            file.articles(store, number * PART, (number + 1) * PART)
                .await?;
            (file.count > 0).then(|| file.finish())
        }
    };
    let Some(text) = text else { return Ok(None) };
    let bytes = Bytes::from(text);
    if files.len() >= KEPT {
        files.pop_last();
    }
    files.insert(map, bytes.clone());
    Ok(answer(bytes))
}

async fn whole(store: &dyn Store, shell: &Shell) -> store::Result<String> {
    let articles: usize = shell
        .sections
        .iter()
        .map(|section| section.articles as usize)
        .sum();
    let mut file = File::new(&shell.paper.base_url);
    file.lists(shell, &store.followed(FOLLOWED).await?);
    if file.count + articles <= MOST {
        for part in store.parts().await? {
            let from = part.number * PART;
            file.articles(store, from, from + PART).await?;
        }
        return Ok(file.finish());
    }
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[SITEMAP]);
    let mut line = |path: String, at: Option<Timestamp>| {
        xml.open("sitemap", &[]);
        xml.leaf("loc", &format!("{}{path}", shell.paper.base_url));
        if let Some(at) = at {
            xml.leaf("lastmod", &LocalTime::at(at.0).iso());
        }
        xml.close("sitemap");
    };
    line("/sitemap-lists.xml".to_owned(), None);
    for part in store.parts().await? {
        line(
            format!("/sitemap-{}.xml", part.number),
            Some(part.updated_at),
        );
    }
    xml.close("sitemapindex");
    Ok(xml.finish())
}

/// A set of addresses in the making.
struct File<'a> {
    base: &'a str,
    xml: Xml,
    count: usize,
}

impl<'a> File<'a> {
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
    fn lists(&mut self, shell: &Shell, followed: &[Followed]) {
        let newest = shell.latest.first().map(|teaser| teaser.published_at);
        self.line("/", newest, None);
        self.line(&paths::list(&Wanted::Latest), newest, None);
        for section in &shell.sections {
            let path = paths::list(&Wanted::Section(section.slug.clone()));
            self.line(&path, None, None);
        }
        for (slug, _) in &shell.pages {
            self.line(&paths::page(slug), None, None);
        }
        for followed in followed {
            self.line(&paths::list(&followed.list), None, None);
        }
    }

    /// The articles numbered from `from` on and below `below`.
    async fn articles(
        &mut self,
        store: &dyn Store,
        mut from: i64,
        below: i64,
    ) -> store::Result<()> {
        loop {
            let found = store.mapped(ArticleId(from), ArticleId(below), AT_ONCE);
            let found = found.await?;
            for article in &found {
                self.article(article);
            }
            match found.last() {
                Some(last) if found.len() == AT_ONCE as usize => from = last.id.0 + 1,
                _ => return Ok(()),
            }
        }
    }

    fn article(&mut self, article: &Mapped) {
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

/// `/news-sitemap.xml`: what was published within two days before `now`.
pub(crate) async fn news(paper: &Paper, shell: &Shell, now: i64) -> store::Result<Answer> {
    let store = paper.store().as_ref();
    let mut xml = Xml::new();
    xml.open("urlset", &[SITEMAP, NEWS]);
    let mut count = 0;
    let mut from = None;
    'pages: loop {
        let page = store.listing(&Wanted::Latest, from, 100).await?;
        for teaser in &page.teasers {
            if now - teaser.published_at.0 > NEWS_FOR || count == MOST_NEWS {
                break 'pages;
            }
            count += 1;
            let path = paths::article(&teaser.slug, teaser.id);
            xml.open("url", &[]);
            xml.leaf("loc", &format!("{}{path}", shell.paper.base_url));
            xml.open("news:news", &[]);
            xml.open("news:publication", &[]);
            xml.leaf("news:name", &shell.paper.name);
            xml.leaf("news:language", shell.paper.language.tag());
            xml.close("news:publication");
            let published = LocalTime::at(teaser.published_at.0);
            xml.leaf("news:publication_date", &published.iso());
            xml.leaf("news:title", &viet::nfc(&teaser.title));
            xml.close("news:news");
            xml.close("url");
        }
        match page.teasers.last() {
            Some(last) if page.older => from = Some((Cursor::of(last), Direction::Older)),
            _ => break,
        }
    }
    xml.close("urlset");
    Ok(Answer::file(XML, CachePolicy::Feed, xml.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sections tell how many articles there are; a test need not write them.
    #[tokio::test]
    async fn a_large_paper_has_an_index_of_parts() {
        use store_contract::fixtures::{Any, add, article, section};
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("paper.db").display());
        let store: Any = Arc::new(store_sqlite::SqliteStore::open(&address).await.unwrap());
        let changes = [
            section("a"),
            add(article(7, "a", 1_613_611_800)),
            add(article(3 * PART + 1, "a", 1_613_611_900)),
        ];
        store.apply(&changes).await.unwrap();
        let imprint = app::Paper {
            base_url: "https://bao.example".into(),
            ..app::Paper::default()
        };
        let assets = Arc::new(app::Assets::default());
        let mut shell = crate::build_shell(store.as_ref(), Arc::new(imprint), assets, &[])
            .await
            .unwrap();
        let most = u32::try_from(MOST).unwrap();
        shell.sections[0].articles = most - 3;
        let map = whole(store.as_ref(), &shell).await.unwrap();
        assert!(
            map.contains("<urlset") && map.contains("/bai-75001-75001.html"),
            "{map}"
        );
        shell.sections[0].articles = most - 2;
        let map = whole(store.as_ref(), &shell).await.unwrap();
        for line in [
            "<sitemap><loc>https://bao.example/sitemap-lists.xml</loc></sitemap>",
            "<loc>https://bao.example/sitemap-0.xml</loc><lastmod>2021-02-18T08:30:00+07:00</lastmod>",
            "<loc>https://bao.example/sitemap-3.xml</loc><lastmod>2021-02-18T08:31:40+07:00</lastmod>",
        ] {
            assert!(map.contains(line), "{line} in {map}");
        }
        assert_eq!(map.matches("<sitemap>").count(), 3);
    }

    #[test]
    fn only_names_of_the_map_are_taken() {
        for (path, map) in [
            ("/sitemap.xml", Some(Map::Whole)),
            ("/sitemap-lists.xml", Some(Map::Lists)),
            ("/sitemap-0.xml", Some(Map::Part(0))),
            ("/sitemap-12.xml", Some(Map::Part(12))),
            ("/sitemap--1.xml", None),
            ("/sitemap-+1.xml", None),
            ("/sitemap-9223372036854775807.xml", None),
            ("/sitemap-.xml", None),
            ("/sitemaps.xml", None),
        ] {
            assert_eq!(Map::parse(path), map, "{path}");
        }
    }
}
