//! The traits of the store; each method calls the module that does the work.

use async_trait::async_trait;
use store::{
    Article, ArticleBoxes, ArticleId, ArticleLinks, ArticleState, ArticleStore, Author, Change,
    ContentChanges, ContentStore, Corrections, CountStore, Cursor, Day, Desk, Direction,
    FeedSource, Follow, Front, KeyValueStore, ListKey, ListStore, Listing, Outcome, Page,
    PushStore, ReadPeriod, Redirect, RedirectStore, Result, SearchChange, SearchFeed, SearchHit,
    SearchMark, Section, SitemapEntry, SitemapPart, Slug, Store, Subscription, SubscriptionLimits,
    SyndicationStore, Teaser, Timestamp, Topic, Touched, Version, WeatherReading, Withdrawn,
    WriteStore, Writer,
};

use crate::engine::SqliteStore;
use crate::read::{
    articles, boxes, corrections, followers, front, lists, most_read, names, old_addresses, pages,
    revisions, search_feed, syndication,
};
use crate::write::{apply, follows, pins, publish_due, read_counts, related, remove_demo};
use crate::{content, key_values, state, weather};

#[async_trait]
impl ArticleStore for SqliteStore {
    async fn article(&self, id: ArticleId) -> Result<Option<Article>> {
        self.checked(articles::article(self.rows().await, id).await)
            .await
    }

    async fn article_links(&self, id: ArticleId) -> Result<Option<ArticleLinks>> {
        self.checked(articles::links(self.rows().await, id).await)
            .await
    }

    async fn article_state(&self, id: ArticleId) -> Result<Option<ArticleState>> {
        self.checked(revisions::state(self.rows().await, id).await)
            .await
    }

    async fn article_with_boxes(
        &self,
        id: ArticleId,
        after: Option<Cursor>,
    ) -> Result<Option<(Article, ArticleBoxes)>> {
        self.checked(boxes::article_with_boxes(self.rows().await, id, after).await)
            .await
    }

    async fn more_related(
        &self,
        of: ArticleId,
        skip: u32,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)> {
        self.checked(boxes::more_related(self.rows().await, of, skip, limit).await)
            .await
    }

    async fn more_other(
        &self,
        of: ArticleId,
        after: Cursor,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)> {
        self.checked(boxes::more_other(self.rows().await, of, after, limit).await)
            .await
    }

    async fn articles(&self, ids: &[ArticleId]) -> Result<Vec<Article>> {
        self.checked(articles::articles(self.rows().await, ids).await)
            .await
    }

    async fn withdrawn(&self, id: ArticleId) -> Result<Option<Withdrawn>> {
        self.checked(articles::withdrawn(&self.reading_pool().await, id).await)
            .await
    }

    async fn versions(&self, id: ArticleId) -> Result<Vec<Version>> {
        self.checked(articles::versions(&self.reading_pool().await, id).await)
            .await
    }

    async fn article_of_slug(
        &self,
        slug: &Slug,
        within: Option<(Timestamp, Timestamp)>,
    ) -> Result<Option<ArticleId>> {
        self.checked(articles::article_of_slug(&self.reading_pool().await, slug, within).await)
            .await
    }

    async fn page(&self, slug: &Slug) -> Result<Option<Page>> {
        self.checked(pages::page(&self.reading_pool().await, slug).await)
            .await
    }

    async fn pages(&self) -> Result<Vec<(Slug, String)>> {
        self.checked(pages::pages(&self.reading_pool().await).await)
            .await
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
        self.checked(lists::listing(self.rows().await, of, from, limit).await)
            .await
    }

    async fn day(
        &self,
        begins: Timestamp,
        ends: Timestamp,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Day> {
        self.checked(lists::day(self.rows().await, begins, ends, from, limit).await)
            .await
    }

    async fn front(&self, sections: &[Slug], latest: u32, each: u32) -> Result<Front> {
        self.checked(front::front(&self.reading_pool().await, sections, latest, each).await)
            .await
    }

    async fn most_read(&self, span: ReadPeriod, limit: u32) -> Result<Vec<Teaser>> {
        self.checked(most_read::most_read(&self.reading_pool().await, span, limit).await)
            .await
    }

    async fn corrections(
        &self,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Corrections> {
        self.checked(corrections::corrections(&self.reading_pool().await, from, limit).await)
            .await
    }

    async fn sections(&self) -> Result<Vec<Section>> {
        self.checked(names::sections(&self.reading_pool().await).await)
            .await
    }

    async fn topic(&self, slug: &Slug) -> Result<Option<Topic>> {
        self.checked(names::topic(&self.reading_pool().await, slug).await)
            .await
    }

    async fn author(&self, slug: &Slug) -> Result<Option<Author>> {
        self.checked(names::author(&self.reading_pool().await, slug).await)
            .await
    }

    async fn desk(&self, slug: &Slug) -> Result<Option<Desk>> {
        self.checked(names::desk(&self.reading_pool().await, slug).await)
            .await
    }

    async fn writer(&self, slug: &Slug) -> Result<Option<Writer>> {
        self.checked(names::writer(&self.reading_pool().await, slug).await)
            .await
    }
}

#[async_trait]
impl SearchFeed for SqliteStore {
    async fn search_changes(
        &self,
        after: Option<SearchMark>,
        limit: u32,
    ) -> Result<Option<Vec<SearchChange>>> {
        self.checked(search_feed::changes(&self.reading_pool().await, after, limit).await)
            .await
    }

    async fn search_hits(&self, articles: &[ArticleId]) -> Result<Vec<SearchHit>> {
        self.checked(search_feed::search_hits(&self.reading_pool().await, articles).await)
            .await
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
        self.checked(
            syndication::sitemap_entries(&self.reading_pool().await, from, below, limit).await,
        )
        .await
    }

    async fn sitemap_parts(&self) -> Result<Vec<SitemapPart>> {
        self.checked(syndication::sitemap_parts(&self.reading_pool().await).await)
            .await
    }

    async fn feed_sources(&self, limit: u32) -> Result<Vec<FeedSource>> {
        self.checked(syndication::feed_sources(&self.reading_pool().await, limit).await)
            .await
    }
}

#[async_trait]
impl RedirectStore for SqliteStore {
    async fn redirect(&self, from: &str) -> Result<Option<Redirect>> {
        self.checked(old_addresses::one(&self.reading_pool().await, from).await)
            .await
    }

    async fn redirects(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, Redirect)>> {
        self.checked(old_addresses::list(&self.reading_pool().await, prefix, after, limit).await)
            .await
    }
}

#[async_trait]
impl WriteStore for SqliteStore {
    async fn apply(&self, changes: &[Change]) -> Result<Vec<Outcome>> {
        self.checked(apply::apply(&self.writing_pool().await, changes).await)
            .await
    }

    async fn article_of_origin(&self, origin: &str) -> Result<Option<ArticleId>> {
        self.checked(articles::article_of_origin(&self.reading_pool().await, origin).await)
            .await
    }

    async fn has_article(&self, id: ArticleId) -> Result<bool> {
        self.checked(articles::has_article(&self.reading_pool().await, id).await)
            .await
    }

    async fn remove_demo(&self) -> Result<u32> {
        self.checked(remove_demo::demo(&self.writing_pool().await).await)
            .await
    }

    async fn rank_related(&self, limit: u32) -> Result<u32> {
        self.checked(related::rank_related(&self.writing_pool().await, limit).await)
            .await
    }

    async fn publish_due(&self, now: Timestamp) -> Result<u32> {
        self.checked(
            publish_due::publish_due(&self.reading_pool().await, &self.writing_pool().await, now)
                .await,
        )
        .await
    }

    async fn pin(&self, slot: u32, article: ArticleId, until: Option<Timestamp>) -> Result<()> {
        self.checked(pins::pin(&self.writing_pool().await, slot, article, until).await)
            .await
    }

    async fn unpin(&self, slot: u32) -> Result<bool> {
        self.checked(pins::unpin(&self.writing_pool().await, slot).await)
            .await
    }
}

#[async_trait]
impl CountStore for SqliteStore {
    async fn count_reads(&self, counted: &[(ArticleId, u32)], at: Timestamp) -> Result<()> {
        self.checked(read_counts::count(&self.counting_pool().await, counted, at).await)
            .await
    }
}

#[async_trait]
impl PushStore for SqliteStore {
    async fn follow(
        &self,
        reader: &Subscription,
        what: &Follow,
        at: Timestamp,
        most: SubscriptionLimits,
    ) -> Result<()> {
        self.checked(follows::follow(&self.writing_pool().await, reader, what, at, most).await)
            .await
    }

    async fn unfollow(&self, endpoint: &str, what: Option<&Follow>) -> Result<bool> {
        self.checked(follows::unfollow(&self.writing_pool().await, endpoint, what).await)
            .await
    }

    async fn follows(&self, endpoint: &str) -> Result<Vec<Follow>> {
        self.checked(followers::follows(&self.reading_pool().await, endpoint).await)
            .await
    }

    async fn followers(
        &self,
        article: ArticleId,
        breaking: bool,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Subscription>> {
        self.checked(
            followers::followers(&self.reading_pool().await, article, breaking, after, limit).await,
        )
        .await
    }

    async fn follow_counts(&self) -> Result<(u32, Vec<(Follow, u32)>)> {
        self.checked(followers::follow_counts(&self.reading_pool().await).await)
            .await
    }
}

#[async_trait]
impl ContentStore for SqliteStore {
    async fn content_changes(&self, after: Option<u64>) -> Result<ContentChanges> {
        self.checked(content::changes(&self.reading_pool().await, after).await)
            .await
    }

    async fn touch(&self, what: &Touched) -> Result<()> {
        self.checked(content::touch(&self.writing_pool().await, what).await)
            .await
    }

    async fn hidden_pictures(&self) -> Result<Vec<String>> {
        self.checked(content::hidden_pictures(&self.reading_pool().await).await)
            .await
    }
}

#[async_trait]
impl KeyValueStore for SqliteStore {
    async fn key_value(&self, key: &str) -> Result<Option<String>> {
        self.checked(key_values::key_value(&self.reading_pool().await, key).await)
            .await
    }

    async fn set_key_value(&self, key: &str, value: Option<&str>) -> Result<()> {
        self.checked(key_values::set_key_value(&self.writing_pool().await, key, value).await)
            .await
    }

    async fn weather(&self) -> Result<Vec<WeatherReading>> {
        self.checked(weather::weather(&self.reading_pool().await).await)
            .await
    }

    async fn set_weather(&self, readings: &[WeatherReading]) -> Result<()> {
        self.checked(weather::set_weather(&self.writing_pool().await, readings).await)
            .await
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn is_empty(&self) -> Result<bool> {
        self.checked(state::is_empty(&self.reading_pool().await).await)
            .await
    }

    async fn revision(&self) -> Result<u64> {
        self.checked(self.watched_revision().await).await
    }

    async fn check(&self) -> Result<()> {
        self.check_file()?;
        self.checked(state::check(&self.reading_pool().await).await)
            .await
    }

    async fn close(&self) {
        self.close_connections().await;
    }
}
