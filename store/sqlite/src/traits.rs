//! The traits of the store; each method calls the module that does the work.

use async_trait::async_trait;
use sqlx::Connection;
use store::{
    Article, ArticleBoxes, ArticleId, ArticleStore, Author, Change, Corrections, CountStore,
    Cursor, Day, Desk, Direction, FeedSource, Follow, Front, KeyValueStore, ListKey, ListStore,
    Listing, Outcome, Page, PushStore, ReadPeriod, Redirect, RedirectStore, Result, SearchChange,
    SearchFeed, SearchHit, SearchMark, Section, SitemapEntry, SitemapPart, Slug, Store,
    Subscription, SyndicationStore, Teaser, Timestamp, Topic, Version, WeatherReading, Withdrawn,
    WriteStore, Writer,
};

use crate::engine::SqliteStore;
use crate::read::{
    articles, boxes, corrections, followers, front, lists, most_read, names, old_addresses, pages,
    search_feed, syndication,
};
use crate::write::{apply, follows, pins, read_counts, related, remove_demo};
use crate::{key_values, state, weather};

#[async_trait]
impl ArticleStore for SqliteStore {
    async fn article(&self, id: ArticleId) -> Result<Option<Article>> {
        articles::article(&self.readers, id).await
    }

    async fn article_with_boxes(
        &self,
        id: ArticleId,
        after: Option<Cursor>,
    ) -> Result<Option<(Article, ArticleBoxes)>> {
        boxes::article_with_boxes(&self.readers, id, after).await
    }

    async fn more_related(
        &self,
        of: ArticleId,
        skip: u32,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)> {
        boxes::more_related(&self.readers, of, skip, limit).await
    }

    async fn more_other(
        &self,
        of: ArticleId,
        after: Cursor,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)> {
        boxes::more_other(&self.readers, of, after, limit).await
    }

    async fn articles(&self, ids: &[ArticleId]) -> Result<Vec<Article>> {
        syndication::articles(&self.readers, ids).await
    }

    async fn withdrawn(&self, id: ArticleId) -> Result<Option<Withdrawn>> {
        articles::withdrawn(&self.readers, id).await
    }

    async fn versions(&self, id: ArticleId) -> Result<Vec<Version>> {
        articles::versions(&self.readers, id).await
    }

    async fn article_of_slug(
        &self,
        slug: &Slug,
        within: Option<(Timestamp, Timestamp)>,
    ) -> Result<Option<ArticleId>> {
        articles::article_of_slug(&self.readers, slug, within).await
    }

    async fn page(&self, slug: &Slug) -> Result<Option<Page>> {
        pages::page(&self.readers, slug).await
    }

    async fn pages(&self) -> Result<Vec<(Slug, String)>> {
        pages::pages(&self.readers).await
    }
}

#[async_trait]
impl ListStore for SqliteStore {
    async fn listing(
        &self,
        of: &ListKey,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Listing> {
        lists::listing(&self.readers, of, from, limit).await
    }

    async fn day(
        &self,
        begins: Timestamp,
        ends: Timestamp,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Day> {
        lists::day(&self.readers, begins, ends, from, limit).await
    }

    async fn front(&self, sections: &[Slug], latest: u32, each: u32) -> Result<Front> {
        front::front(&self.readers, sections, latest, each).await
    }

    async fn most_read(&self, span: ReadPeriod, limit: u32) -> Result<Vec<Teaser>> {
        most_read::most_read(&self.readers, span, limit).await
    }

    async fn corrections(
        &self,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Corrections> {
        corrections::corrections(&self.readers, from, limit).await
    }

    async fn sections(&self) -> Result<Vec<Section>> {
        names::sections(&self.readers).await
    }

    async fn topic(&self, slug: &Slug) -> Result<Option<Topic>> {
        names::topic(&self.readers, slug).await
    }

    async fn author(&self, slug: &Slug) -> Result<Option<Author>> {
        names::author(&self.readers, slug).await
    }

    async fn desk(&self, slug: &Slug) -> Result<Option<Desk>> {
        names::desk(&self.readers, slug).await
    }

    async fn writer(&self, slug: &Slug) -> Result<Option<Writer>> {
        names::writer(&self.readers, slug).await
    }
}

#[async_trait]
impl SearchFeed for SqliteStore {
    async fn search_changes(
        &self,
        after: Option<SearchMark>,
        limit: u32,
    ) -> Result<Option<Vec<SearchChange>>> {
        search_feed::changes(&self.readers, after, limit).await
    }

    async fn search_hits(&self, articles: &[ArticleId]) -> Result<Vec<SearchHit>> {
        search_feed::search_hits(&self.readers, articles).await
    }
}

#[async_trait]
impl SyndicationStore for SqliteStore {
    async fn sitemap_entries(
        &self,
        from: ArticleId,
        below: ArticleId,
        limit: u32,
    ) -> Result<Vec<SitemapEntry>> {
        syndication::sitemap_entries(&self.readers, from, below, limit).await
    }

    async fn sitemap_parts(&self) -> Result<Vec<SitemapPart>> {
        syndication::sitemap_parts(&self.readers).await
    }

    async fn feed_sources(&self, limit: u32) -> Result<Vec<FeedSource>> {
        syndication::feed_sources(&self.readers, limit).await
    }
}

#[async_trait]
impl RedirectStore for SqliteStore {
    async fn redirect(&self, from: &str) -> Result<Option<Redirect>> {
        old_addresses::one(&self.readers, from).await
    }

    async fn redirects(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, Redirect)>> {
        old_addresses::list(&self.readers, prefix, after, limit).await
    }
}

#[async_trait]
impl WriteStore for SqliteStore {
    async fn apply(&self, changes: &[Change]) -> Result<Vec<Outcome>> {
        apply::apply(&self.writer, changes).await
    }

    async fn article_of_origin(&self, origin: &str) -> Result<Option<ArticleId>> {
        articles::article_of_origin(&self.readers, origin).await
    }

    async fn has_article(&self, id: ArticleId) -> Result<bool> {
        articles::has_article(&self.readers, id).await
    }

    async fn remove_demo(&self) -> Result<u32> {
        remove_demo::demo(&self.writer).await
    }

    async fn rank_related(&self, limit: u32) -> Result<u32> {
        related::rank_related(&self.writer, limit).await
    }

    async fn pin(&self, slot: u32, article: ArticleId, until: Option<Timestamp>) -> Result<()> {
        pins::pin(&self.writer, slot, article, until).await
    }

    async fn unpin(&self, slot: u32) -> Result<bool> {
        pins::unpin(&self.writer, slot).await
    }
}

#[async_trait]
impl CountStore for SqliteStore {
    async fn count_reads(&self, counted: &[(ArticleId, u32)], at: Timestamp) -> Result<()> {
        read_counts::count(&self.writer, counted, at).await
    }
}

#[async_trait]
impl PushStore for SqliteStore {
    async fn follow(
        &self,
        reader: &Subscription,
        what: &Follow,
        at: Timestamp,
        most: u32,
    ) -> Result<()> {
        follows::follow(&self.writer, reader, what, at, most).await
    }

    async fn unfollow(&self, endpoint: &str, what: Option<&Follow>) -> Result<bool> {
        follows::unfollow(&self.writer, endpoint, what).await
    }

    async fn follows(&self, endpoint: &str) -> Result<Vec<Follow>> {
        followers::follows(&self.readers, endpoint).await
    }

    async fn followers(
        &self,
        article: ArticleId,
        breaking: bool,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Subscription>> {
        followers::followers(&self.readers, article, breaking, after, limit).await
    }

    async fn follow_counts(&self) -> Result<(u32, Vec<(Follow, u32)>)> {
        followers::follow_counts(&self.readers).await
    }
}

#[async_trait]
impl KeyValueStore for SqliteStore {
    async fn key_value(&self, key: &str) -> Result<Option<String>> {
        key_values::key_value(&self.readers, key).await
    }

    async fn set_key_value(&self, key: &str, value: Option<&str>) -> Result<()> {
        key_values::set_key_value(&self.writer, key, value).await
    }

    async fn weather(&self) -> Result<Vec<WeatherReading>> {
        weather::weather(&self.readers).await
    }

    async fn set_weather(&self, readings: &[WeatherReading]) -> Result<()> {
        weather::set_weather(&self.writer, readings).await
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn is_empty(&self) -> Result<bool> {
        state::is_empty(&self.readers).await
    }

    async fn revision(&self) -> Result<u64> {
        state::revision(&self.watcher).await
    }

    async fn close(&self) {
        self.readers.close().await;
        if let Some(watcher) = self.watcher.lock().await.take() {
            // This connection only reads: an error while it closes loses
            // nothing.
            watcher.close().await.ok();
        }
        // Last, since only a connection that may write can truncate the log.
        self.writer.close().await;
    }
}
