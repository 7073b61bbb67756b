//! The pages that most readers ask for first after a start.

use app::{SiteSnapshot, paths};
use store::ListKey;

use crate::PageCache;

/// Begins to render them.
pub(super) fn begin(pages: Option<&PageCache>, snapshot: &SiteSnapshot) {
    if let Some(pages) = pages.cloned() {
        let first = paths(snapshot);
        tokio::spawn(async move { pages.warm(first).await });
    }
}

/// The front page, the newest and the most read articles, the top sections, and
/// what programs ask for.
fn paths(snapshot: &SiteSnapshot) -> Vec<String> {
    let fixed = ["/", "/moi-nhat", "/rss.xml", "/news-sitemap.xml"];
    let articles = snapshot
        .read_day
        .iter()
        .chain(&snapshot.most_read)
        .chain(&snapshot.latest);
    let articles = articles.map(|teaser| paths::article(&teaser.slug, teaser.id));
    let sections = SiteSnapshot::first_rank(&snapshot.sections)
        .into_iter()
        .map(|slug| paths::list(&ListKey::Section(slug)));
    let mut all: Vec<String> = Vec::new();
    for path in fixed
        .map(str::to_owned)
        .into_iter()
        .chain(articles)
        .chain(sections)
    {
        if !all.contains(&path) {
            all.push(path);
        }
    }
    all
}
