//! Where the old site's addresses lead here, known before anything is written:
//! links in the texts go there at once, redirects serve everybody else.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use store::Slug;

/// Old paths by their hashes: an export may name a hundred thousand of them.
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
    /// The first to claim an address keeps it, as on the old site.
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

    /// Another address of what stands at `of`, where nothing else does.
    pub(crate) fn learn_alias(&mut self, from: &str, of: &str) {
        if let Some(target) = self.known.get(&hash(of)).cloned() {
            self.known.entry(hash(from)).or_insert(target);
        }
    }

    /// True where an article or a page stood at this address.
    pub(crate) fn is_an_items(&self, from: &str) -> bool {
        matches!(
            self.known.get(&hash(from)),
            Some(Target::Article(..) | Target::Page(_))
        )
    }

    /// True where this address is the item's, and no other's.
    pub(crate) fn belongs(&self, from: &str, id: i64) -> bool {
        match self.known.get(&hash(from)) {
            Some(Target::Article(owner, _) | Target::Page(owner)) => *owner == id,
            _ => false,
        }
    }

    /// The new address of an old one. A page's is known only when it is
    /// written: its redirect serves.
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
