//! Which part of the content has changed, for caches of pages.

use crate::{ArticleId, ListKey};

/// Something that pages show and that has changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Touched {
    /// Anything: a section, a name, a page of the footer, or more than can be listed.
    Everything,
    /// The text of an article, its pictures, comments or corrections.
    Article(ArticleId),
    /// An article that readers may no longer see, anywhere.
    Gone(ArticleId),
    /// A list: an article was added or removed, or a teaser changed.
    List(ListKey),
    /// The articles of a day: days since 1970 in Việt Nam.
    Day(i64),
    /// What is pinned on the front page.
    Pins,
    /// The list of corrections.
    Corrections,
    /// The page at this path, because an owner asked for it.
    Path(String),
}

/// The changes of the content after a revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContentChanges {
    /// The content's revision now. It rises with every change that readers can see,
    /// and with nothing else.
    pub revision: u64,
    /// What has changed, each once.
    pub touched: Vec<Touched>,
}
