//! The SQLite engine: every line of its SQL, its migrations, and how it is
//! opened. One writer connection begins each transaction with `BEGIN
//! IMMEDIATE`; a small pool of read-only connections answers readers, and one
//! connection watches for writes of other processes.
//!
//! Queries that return lists return one row that holds them as JSON: a row's
//! way from SQLite's own thread costs more than its making.

mod digests;
mod front;
mod open;
mod people;
#[cfg(test)]
mod plans;
mod push;
mod read;
mod reads;
mod redirects;
mod relate;
mod remove;
mod rows;
mod search;
mod shelves;
mod small;
mod stored;
mod stories;
mod syndication;
mod trust;
mod write;
mod write_article;
mod write_media;

use async_trait::async_trait;
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnection;
use store::{
    Around, Article, ArticleId, Author, Change, Corrections, Cursor, Day, Desk, Direction, Follow,
    Followed, Found, Front, Listing, Mapped, Outcome, Page, Part, Reading, Redirect, Result,
    SearchChange, SearchMark, Section, Slug, Span, Store, StoreError, Subscription, Teaser,
    Timestamp, Topic, Version, Wanted, Withdrawn, Writer,
};
use tokio::sync::Mutex;

/// A paper kept in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    writer: SqlitePool,
    readers: SqlitePool,
    watcher: Mutex<SqliteConnection>,
}

/// Says what was being done when the engine failed.
fn while_doing(doing: &'static str) -> impl Fn(sqlx::Error) -> StoreError {
    move |error| StoreError::Engine {
        doing,
        reason: error.to_string(),
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn article(&self, id: ArticleId) -> Result<Option<Article>> {
        read::article(&self.readers, id).await
    }

    async fn around(
        &self,
        id: ArticleId,
        after: Option<Cursor>,
    ) -> Result<Option<(Article, Around)>> {
        shelves::around(&self.readers, id, after).await
    }

    async fn more_related(
        &self,
        of: ArticleId,
        skip: u32,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)> {
        shelves::more_related(&self.readers, of, skip, limit).await
    }

    async fn more_other(
        &self,
        of: ArticleId,
        after: Cursor,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)> {
        shelves::more_other(&self.readers, of, after, limit).await
    }

    async fn listing(
        &self,
        of: &Wanted,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Listing> {
        read::listing(&self.readers, of, from, limit).await
    }

    async fn most_read(&self, span: Span, limit: u32) -> Result<Vec<Teaser>> {
        reads::most_read(&self.readers, span, limit).await
    }

    async fn count_reads(&self, counted: &[(ArticleId, u32)], at: Timestamp) -> Result<()> {
        reads::count(&self.writer, counted, at).await
    }

    async fn day(
        &self,
        begins: Timestamp,
        ends: Timestamp,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Day> {
        read::day(&self.readers, begins, ends, from, limit).await
    }

    async fn front(&self, sections: &[Slug], latest: u32, each: u32) -> Result<Front> {
        front::front(&self.readers, sections, latest, each).await
    }

    async fn pin(&self, slot: u32, article: ArticleId, until: Option<Timestamp>) -> Result<()> {
        front::pin(&self.writer, slot, article, until).await
    }

    async fn unpin(&self, slot: u32) -> Result<bool> {
        front::unpin(&self.writer, slot).await
    }

    async fn search_changes(
        &self,
        after: Option<SearchMark>,
        limit: u32,
    ) -> Result<Option<Vec<SearchChange>>> {
        search::changes(&self.readers, after, limit).await
    }

    async fn found(&self, articles: &[ArticleId]) -> Result<Vec<Found>> {
        search::found(&self.readers, articles).await
    }

    async fn sections(&self) -> Result<Vec<Section>> {
        people::sections(&self.readers).await
    }

    async fn topic(&self, slug: &Slug) -> Result<Option<Topic>> {
        people::topic(&self.readers, slug).await
    }

    async fn author(&self, slug: &Slug) -> Result<Option<Author>> {
        people::author(&self.readers, slug).await
    }

    async fn desk(&self, slug: &Slug) -> Result<Option<Desk>> {
        people::desk(&self.readers, slug).await
    }

    async fn page(&self, slug: &Slug) -> Result<Option<Page>> {
        read::page(&self.readers, slug).await
    }

    async fn pages(&self) -> Result<Vec<(Slug, String)>> {
        read::pages(&self.readers).await
    }

    async fn redirect(&self, from: &str) -> Result<Option<Redirect>> {
        redirects::one(&self.readers, from).await
    }

    async fn weather(&self) -> Result<Vec<Reading>> {
        small::weather(&self.readers).await
    }

    async fn keep_weather(&self, readings: &[Reading]) -> Result<()> {
        small::keep_weather(&self.writer, readings).await
    }

    async fn is_empty(&self) -> Result<bool> {
        small::is_empty(&self.readers).await
    }

    async fn revision(&self) -> Result<u64> {
        small::revision(&mut *self.watcher.lock().await).await
    }

    async fn apply(&self, changes: &[Change]) -> Result<Vec<Outcome>> {
        write::apply(&self.writer, changes).await
    }

    async fn article_of_origin(&self, origin: &str) -> Result<Option<ArticleId>> {
        small::article_of_origin(&self.readers, origin).await
    }

    async fn has_article(&self, id: ArticleId) -> Result<bool> {
        small::has_article(&self.readers, id).await
    }

    async fn remove_demo(&self) -> Result<u32> {
        remove::demo(&self.writer).await
    }

    async fn relate(&self, limit: u32) -> Result<u32> {
        relate::relate(&self.writer, limit).await
    }

    async fn note(&self, key: &str) -> Result<Option<String>> {
        small::note(&self.readers, key).await
    }

    async fn keep_note(&self, key: &str, value: Option<&str>) -> Result<()> {
        small::keep_note(&self.writer, key, value).await
    }

    async fn withdrawn(&self, id: ArticleId) -> Result<Option<Withdrawn>> {
        trust::withdrawn(&self.readers, id).await
    }

    async fn corrections(
        &self,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Corrections> {
        trust::corrections(&self.readers, from, limit).await
    }

    async fn versions(&self, id: ArticleId) -> Result<Vec<Version>> {
        trust::versions(&self.readers, id).await
    }

    async fn writer(&self, slug: &Slug) -> Result<Option<Writer>> {
        trust::writer(&self.readers, slug).await
    }

    async fn article_of_slug(
        &self,
        slug: &Slug,
        within: Option<(Timestamp, Timestamp)>,
    ) -> Result<Option<ArticleId>> {
        trust::article_of_slug(&self.readers, slug, within).await
    }

    async fn redirects(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, Redirect)>> {
        redirects::list(&self.readers, prefix, after, limit).await
    }

    async fn articles(&self, ids: &[ArticleId]) -> Result<Vec<Article>> {
        syndication::articles(&self.readers, ids).await
    }

    async fn mapped(&self, from: ArticleId, below: ArticleId, limit: u32) -> Result<Vec<Mapped>> {
        syndication::mapped(&self.readers, from, below, limit).await
    }

    async fn parts(&self) -> Result<Vec<Part>> {
        syndication::parts(&self.readers).await
    }

    async fn followed(&self, limit: u32) -> Result<Vec<Followed>> {
        syndication::followed(&self.readers, limit).await
    }

    async fn follow(
        &self,
        reader: &Subscription,
        what: &Follow,
        at: Timestamp,
        most: u32,
    ) -> Result<()> {
        push::follow(&self.writer, reader, what, at, most).await
    }

    async fn unfollow(&self, endpoint: &str, what: Option<&Follow>) -> Result<bool> {
        push::unfollow(&self.writer, endpoint, what).await
    }

    async fn follows(&self, endpoint: &str) -> Result<Vec<Follow>> {
        push::follows(&self.readers, endpoint).await
    }

    async fn followers(
        &self,
        article: ArticleId,
        breaking: bool,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Subscription>> {
        push::followers(&self.readers, article, breaking, after, limit).await
    }

    async fn follow_counts(&self) -> Result<(u32, Vec<(Follow, u32)>)> {
        push::follow_counts(&self.readers).await
    }
}
