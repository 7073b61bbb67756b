//! Redirects from the old addresses of an article or page.

use store::{ArticleId, Change, NewArticle, NewRedirect, Slug};

use crate::scan::Scan;
use crate::wxr_element::Item;

/// Returns redirects from an article's old addresses to its new one.
pub(crate) fn article_redirects(
    item: &Item,
    new: &NewArticle,
    id: ArticleId,
    scan: &Scan,
) -> Vec<Change> {
    let to = address(&new.slug, id);
    let mut redirects = redirects(item, &to, scan);
    // If its number was in use, texts still link to the old number.
    if item.number() != id.0 && item.is_public() {
        let from = address(&new.slug, ArticleId(item.number()));
        redirects.push(Change::Redirect(NewRedirect { from, to }));
    }
    redirects
}

/// Returns redirects from a page's old addresses to its new one.
pub(crate) fn page_redirects(item: &Item, slug: &Slug, scan: &Scan) -> Vec<Change> {
    redirects(item, &format!("/trang/{slug}"), scan)
}

/// Returns redirects for the addresses that readers could open on the old site,
/// except the new address itself and those of other items.
fn redirects(item: &Item, to: &str, scan: &Scan) -> Vec<Change> {
    if !item.is_public() {
        return Vec::new();
    }
    let further = scan.further_addresses(item);
    let old = scan.old_addresses(item).into_iter().chain(further);
    let own = old.filter(|from| from != to && scan.addresses.belongs(from, item.number()));
    own.map(|from| {
        Change::Redirect(NewRedirect {
            from,
            to: to.to_owned(),
        })
    })
    .collect()
}

fn address(slug: &Slug, id: ArticleId) -> String {
    format!("/{slug}-{id}.html")
}
