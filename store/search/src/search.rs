//! Searching an index.

use async_trait::async_trait;
use store::{ArticleId, Filter, Place, Result, Search};
use viet::search::Query;

use crate::index::SearchIndex;
use crate::{find, suggest};

#[async_trait]
impl Search for SearchIndex {
    async fn find(
        &self,
        query: &Query,
        filter: &Filter,
        after: Option<Place>,
        limit: usize,
    ) -> Result<Vec<Place>> {
        let tiers = query.tiers();
        let filter = filter.clone();
        self.apart("searching", move |live| {
            find::find(live, &find::Plan::of(&tiers), &filter, after, limit)
        })
        .await
    }

    async fn begun(&self, typed: &str, limit: usize) -> Result<Vec<ArticleId>> {
        let query = Query::parse(typed);
        self.apart("looking for titles", move |live| {
            suggest::begun(live, &query, limit)
        })
        .await
    }

    async fn repaired(&self, query: &Query) -> Result<Option<Query>> {
        let query = query.clone();
        self.apart("looking for words", move |live| {
            suggest::repaired(live, &query)
        })
        .await
    }
}
