//! The news site map: the articles of the last two days (Google's rules for
//! news site maps).

use app::{SiteSnapshot, paths};
use store::{Cursor, Direction, ListKey, Store, Teaser};
use viet::date::LocalTime;

use crate::feeds::xml::Xml;

const SITEMAP: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const NEWS: (&str, &str) = (
    "xmlns:news",
    "http://www.google.com/schemas/sitemap-news/0.9",
);

/// Seconds after its publication for which an article is listed.
const MAX_AGE: i64 = 48 * 3_600;
/// Articles that one file may list.
const MAX_ARTICLES: usize = 1_000;
/// Articles read from the store at once.
const BATCH: u32 = 100;

/// The text of `/news-sitemap.xml` at the time `now`.
pub(crate) async fn print(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    now: i64,
) -> store::Result<String> {
    let mut xml = Xml::new();
    xml.open("urlset", &[SITEMAP, NEWS]);
    let mut count = 0;
    let mut from = None;
    'pages: loop {
        let page = store.listing(&ListKey::Latest, from, BATCH).await?;
        for teaser in &page.teasers {
            if now - teaser.published_at.0 > MAX_AGE || count == MAX_ARTICLES {
                break 'pages;
            }
            count += 1;
            article(&mut xml, snapshot, teaser);
        }
        match page.teasers.last() {
            Some(last) if page.older => from = Some((Cursor::of(last), Direction::Older)),
            _ => break,
        }
    }
    xml.close("urlset");
    Ok(xml.finish())
}

fn article(xml: &mut Xml, snapshot: &SiteSnapshot, teaser: &Teaser) {
    let path = paths::article(&teaser.slug, teaser.id);
    xml.open("url", &[]);
    xml.leaf("loc", &format!("{}{path}", snapshot.config.base_url));
    xml.open("news:news", &[]);
    xml.open("news:publication", &[]);
    xml.leaf("news:name", &snapshot.config.name);
    xml.leaf("news:language", snapshot.config.language.tag());
    xml.close("news:publication");
    let published = LocalTime::at(teaser.published_at.0);
    xml.leaf("news:publication_date", &published.iso());
    xml.leaf("news:title", &viet::nfc(&teaser.title));
    xml.close("news:news");
    xml.close("url");
}
