//! Feeds of a WordPress site, redirected to the feeds of the paper.

use store::Store;

use crate::address::{self, FeedFormat, Route};
use crate::lists;
use crate::snapshot::SiteSnapshot;
use crate::wordpress_addresses::OLD_FIELDS;

/// Returns the target of an old feed's address: the feed of the same list, or
/// the article whose comments it followed.
pub async fn wordpress_feed(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    path: &str,
    query: Option<&str>,
) -> store::Result<Option<String>> {
    let path = address::decode(path);
    let path = path.trim_end_matches('/');
    if matches!(path, "/wp-sitemap.xml" | "/sitemap_index.xml") {
        return Ok(Some("/sitemap.xml".to_owned()));
    }
    let Some((format, list, field)) = parse(path, query) else {
        return Ok(None);
    };
    if list.is_empty() && field.is_none() {
        return Ok(Some(format.path("/")));
    }
    let old = match field {
        Some(field) => format!(
            "{}?{}",
            if list.is_empty() { "/" } else { list },
            address::decode(field)
        ),
        None => list.to_owned(),
    };
    let here = store.redirect(&old).await?.map(|redirect| redirect.to);
    let here = here.as_deref().unwrap_or(list);
    Ok(match Route::parse(here) {
        Some(Route::Front) => Some(format.path("/")),
        Some(Route::Latest | Route::MostRead) => Some(format.path(here)),
        Some(route @ (Route::Section(_) | Route::Topic(_) | Route::Writer(_))) => {
            let known = lists::named(store, snapshot, &route).await?;
            known.map(|_| format.path(here))
        }
        Some(Route::Article { .. } | Route::Page(_)) => Some(here.to_owned()),
        _ => None,
    })
}

/// Returns the format, the list's old path and the query field that names it.
fn parse<'a>(
    path: &'a str,
    query: Option<&'a str>,
) -> Option<(FeedFormat, &'a str, Option<&'a str>)> {
    if matches!(path, "/wp-rss2.php" | "/wp-rss.php" | "/wp-rdf.php") {
        return Some((FeedFormat::Rss, "", None));
    }
    if path == "/wp-atom.php" {
        return Some((FeedFormat::Atom, "", None));
    }
    let fields = || query.unwrap_or_default().split('&');
    let named = |field: &str| {
        field
            .split_once('=')
            .map_or("", |(name, _)| name)
            .to_owned()
    };
    let kind = fields().find(|field| named(field) == "feed");
    if let Some(kind) = kind {
        let format = format_of(kind.split_once('=').map_or("", |(_, kind)| kind))?;
        let own = fields().find(|field| OLD_FIELDS.contains(&named(field).as_str()));
        return Some((format, path, own));
    }
    let (rest, last) = path.rsplit_once('/')?;
    if last == "feed" {
        return Some((FeedFormat::Rss, rest, None));
    }
    let list = rest.strip_suffix("/feed")?;
    Some((format_of(last)?, list, None))
}

fn format_of(kind: &str) -> Option<FeedFormat> {
    match kind {
        "rss" | "rss2" | "rdf" | "feed" => Some(FeedFormat::Rss),
        "atom" => Some(FeedFormat::Atom),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_feeds_are_recognised_by_path_or_query() {
        use FeedFormat::{Atom, Rss};
        for (path, query, found) in [
            ("/feed", None, Some((Rss, "", None))),
            ("/feed/atom", None, Some((Atom, "", None))),
            ("/category/a/feed", None, Some((Rss, "/category/a", None))),
            (
                "/category/a/feed/rss2",
                None,
                Some((Rss, "/category/a", None)),
            ),
            ("", Some("feed=rss2"), Some((Rss, "", None))),
            ("", Some("cat=5&feed=atom"), Some((Atom, "", Some("cat=5")))),
            ("/wp-rss2.php", None, Some((Rss, "", None))),
            ("/category/a/feed/else", None, None),
            ("/lang-nghe", Some("q=feed"), None),
            ("", Some("feed=comments-rss2"), None),
        ] {
            assert_eq!(parse(path, query), found, "{path} {query:?}");
        }
    }
}
