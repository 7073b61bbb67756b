//! The numbers of imported articles: the number in the export or, if another
//! article has it, one above all numbers of the export.

use store::{ArticleId, DEMO_IDS_FROM, Store};

use crate::ImportError;

pub(crate) struct ArticleIds<'a> {
    store: &'a dyn Store,
    /// True if the store was empty, so every number is free.
    fresh: bool,
    /// The next number above all numbers of the export.
    above: i64,
}

impl<'a> ArticleIds<'a> {
    /// `highest` is the export's highest number.
    pub(crate) async fn new(store: &'a dyn Store, highest: i64) -> Result<Self, ImportError> {
        Ok(Self {
            store,
            fresh: store.is_empty().await?,
            above: highest.saturating_add(1),
        })
    }

    /// True if the store was empty before this run.
    pub(crate) fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Returns the number for the article that has `number` on the old site; the
    /// same in every run.
    pub(crate) async fn of(&mut self, origin: &str, number: i64) -> Result<ArticleId, ImportError> {
        let own = ArticleId(number);
        if self.fresh {
            return Ok(own);
        }
        if let Some(known) = self.store.article_of_origin(origin).await? {
            return Ok(known);
        }
        if !self.store.has_article(own).await? {
            return Ok(own);
        }
        while self.above < DEMO_IDS_FROM && self.store.has_article(ArticleId(self.above)).await? {
            self.above += 1;
        }
        if self.above >= DEMO_IDS_FROM {
            // The store chooses one.
            return Ok(own);
        }
        self.above += 1;
        Ok(ArticleId(self.above - 1))
    }
}
