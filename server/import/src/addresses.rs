//! New addresses of the old site's articles and pages, known before anything is
//! written. Links in imported texts use them directly; redirects serve all
//! other links.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use store::Slug;

/// Hashes of old paths: an export may have a hundred thousand of them.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    known: HashMap<u64, Target>,
}

#[derive(Clone, Debug)]
enum Target {
    Article(i64, Slug),
    Page(i64),
    Path(String),
}

impl Addresses {
    /// Records an address of an article. The first article with an address
    /// keeps it, as on the old site.
    pub(crate) fn learn_article(&mut self, from: &str, id: i64, slug: &Slug) {
        self.known
            .entry(hash(from))
            .or_insert_with(|| Target::Article(id, slug.clone()));
    }

    pub(crate) fn learn_page(&mut self, from: &str, id: i64) {
        self.known.entry(hash(from)).or_insert(Target::Page(id));
    }

    pub(crate) fn learn_path(&mut self, from: &str, to: &str) {
        self.known
            .entry(hash(from))
            .or_insert_with(|| Target::Path(to.to_owned()));
    }

    /// Records another address of the item at `of`, unless it is in use.
    pub(crate) fn learn_alias(&mut self, from: &str, of: &str) {
        if let Some(target) = self.known.get(&hash(of)).cloned() {
            self.known.entry(hash(from)).or_insert(target);
        }
    }

    /// True if an article or a page had this address.
    pub(crate) fn is_an_items(&self, from: &str) -> bool {
        matches!(
            self.known.get(&hash(from)),
            Some(Target::Article(..) | Target::Page(_))
        )
    }

    /// True if this address is that of the item.
    pub(crate) fn belongs(&self, from: &str, id: i64) -> bool {
        match self.known.get(&hash(from)) {
            Some(Target::Article(owner, _) | Target::Page(owner)) => *owner == id,
            _ => false,
        }
    }

    /// Returns the new address for an old one. That of a page is known only
    /// after it is written; links to it use its redirect.
    pub(crate) fn here(&self, from: &str) -> Option<String> {
        match self.known.get(&hash(from))? {
            Target::Article(id, slug) => Some(format!("/{slug}-{id}.html")),
            Target::Page(_) => None,
            Target::Path(to) => Some(to.clone()),
        }
    }
}

fn hash(path: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_item_keeps_an_address() {
        let mut addresses = Addresses::default();
        let slug = Slug::parse("bai").unwrap();
        addresses.learn_article("/bai", 7, &slug);
        addresses.learn_page("/bai", 8);
        addresses.learn_page("/trang", 8);
        addresses.learn_path("/category/a", "/a");
        assert!(addresses.belongs("/bai", 7) && !addresses.belongs("/bai", 8));
        assert!(addresses.belongs("/trang", 8) && !addresses.belongs("/category/a", 8));
        assert_eq!(addresses.here("/bai").as_deref(), Some("/bai-7.html"));
        assert_eq!(addresses.here("/category/a").as_deref(), Some("/a"));
        assert_eq!(
            (addresses.here("/trang"), addresses.here("/x")),
            (None, None)
        );
    }
}
