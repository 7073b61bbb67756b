//! The implementation of [`store::Search`].

use async_trait::async_trait;
use store::{ArticleId, Result, Search, SearchCursor, SearchFilter};
use viet::search::Query;

use crate::index::SearchIndex;
use crate::{find, suggest};

#[async_trait]
impl Search for SearchIndex {
    async fn find(
        &self,
        query: &Query,
        filter: &SearchFilter,
        after: Option<SearchCursor>,
        limit: usize,
    ) -> Result<Vec<SearchCursor>> {
        let tiers = query.tiers();
        let filter = filter.clone();
        self.run_blocking("searching", move |live| {
            find::find(live, &find::Plan::of(&tiers), &filter, after, limit)
        })
        .await
    }

    async fn complete_titles(&self, typed: &str, limit: usize) -> Result<Vec<ArticleId>> {
        let query = Query::parse(typed);
        self.run_blocking("completing titles", move |live| {
            suggest::complete_titles(live, &query, limit)
        })
        .await
    }

    async fn did_you_mean(&self, query: &Query) -> Result<Option<Query>> {
        let query = query.clone();
        self.run_blocking("finding a spelling suggestion", move |live| {
            suggest::did_you_mean(live, &query)
        })
        .await
    }
}
