//! The elements of an export, with their values as the file has them.

/// One element of an export, in the order of the file.
#[derive(Debug)]
pub(crate) enum WxrElement {
    /// An element of the channel itself: its name and text.
    Channel(String, String),
    /// `wp:author`
    Author(Author),
    /// `wp:category`, `wp:tag`, or a `wp:term` of one of these.
    Term(Term),
    /// `item`
    Item(Box<Item>),
}

#[derive(Debug, Default)]
pub(crate) struct Author {
    pub(crate) id: String,
    pub(crate) login: String,
    pub(crate) name: String,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Term {
    pub(crate) tag: bool,
    pub(crate) id: String,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) parent: String,
}

/// A post, a page, an attachment, or another type that WordPress stores as a post.
#[derive(Debug, Default)]
pub(crate) struct Item {
    /// Line of its first tag, from 1.
    pub(crate) line: u64,
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) link: String,
    pub(crate) creator: String,
    pub(crate) content: String,
    pub(crate) excerpt: String,
    pub(crate) date: String,
    pub(crate) date_gmt: String,
    pub(crate) modified: String,
    pub(crate) modified_gmt: String,
    pub(crate) pub_date: String,
    pub(crate) slug: String,
    pub(crate) status: String,
    pub(crate) password: String,
    pub(crate) attachment_url: String,
    /// The post to which it belongs; 0 if none.
    pub(crate) parent: i64,
    pub(crate) menu_order: i64,
    pub(crate) terms: Vec<ItemTerm>,
    pub(crate) meta: Vec<(String, String)>,
    pub(crate) comments: Vec<Comment>,
}

impl Item {
    /// Returns the approximate size of its texts, in bytes.
    pub(crate) fn size(&self) -> usize {
        let comments: usize = self
            .comments
            .iter()
            .map(|comment| comment.content.len())
            .sum();
        self.content.len() + self.excerpt.len() + comments
    }

    /// Returns the first value stored under `key`.
    pub(crate) fn meta(&self, key: &str) -> Option<&str> {
        let stored = self.meta.iter().find(|(name, _)| name == key);
        stored.map(|(_, value)| value.as_str())
    }

    /// Returns all values stored under `key`.
    pub(crate) fn metas<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        let stored = self.meta.iter().filter(move |(name, _)| name == key);
        stored.map(|(_, value)| value.as_str())
    }

    /// True if editors deleted it or never began to write it.
    pub(crate) fn is_discarded(&self) -> bool {
        matches!(self.status.as_str(), "trash" | "auto-draft")
    }

    /// True if readers could see it on the old site, or will see it at its
    /// time.
    pub(crate) fn is_public(&self) -> bool {
        let is_scheduled = self.kind == "post" && self.status == "future";
        (self.status == "publish" || is_scheduled) && self.password.is_empty()
    }

    /// Returns its number; 0 if it has none or an invalid one.
    pub(crate) fn number(&self) -> i64 {
        self.id.trim().parse().unwrap_or_default()
    }
}

/// A category or tag of an item.
#[derive(Debug, Default)]
pub(crate) struct ItemTerm {
    pub(crate) domain: String,
    pub(crate) slug: String,
    pub(crate) name: String,
}

#[derive(Debug, Default)]
pub(crate) struct Comment {
    pub(crate) id: String,
    pub(crate) author: String,
    pub(crate) date: String,
    pub(crate) date_gmt: String,
    pub(crate) content: String,
    pub(crate) approved: String,
    pub(crate) kind: String,
}
