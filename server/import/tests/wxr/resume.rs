//! An interrupted import resumes where it stopped.

use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use store::{
    Article, ArticleBoxes, ArticleId, ArticleLinks, ArticleState, ArticleStore, Author, Change,
    ContentChanges, ContentStore, Corrections, CountStore, Cursor, Day, Desk, Direction,
    EngineFault, FeedSource, Follow, Front, KeyValueStore, ListKey, ListStore, Listing, Outcome,
    Page, PushStore, ReadPeriod, Redirect, RedirectStore, Result, SearchChange, SearchFeed,
    SearchHit, SearchMark, Section, SitemapEntry, SitemapPart, Slug, Store, StoreError,
    Subscription, SubscriptionLimits, SyndicationStore, Teaser, Timestamp, Topic, Touched, Version,
    WeatherReading, Withdrawn, WriteStore, Writer,
};
use store_sqlite::SqliteStore;

use crate::support::{Paper, export, post};

/// A store that fails after this many batches with articles.
struct Cut {
    inner: SqliteStore,
    left: AtomicU32,
}

#[async_trait]
impl ArticleStore for Cut {
    async fn article(&self, id: ArticleId) -> Result<Option<Article>> {
        self.inner.article(id).await
    }

    async fn article_links(&self, _: ArticleId) -> Result<Option<ArticleLinks>> {
        unreachable!("an import does not read")
    }

    async fn article_state(&self, _: ArticleId) -> Result<Option<ArticleState>> {
        unreachable!("an import does not read")
    }

    async fn article_with_boxes(
        &self,
        _: ArticleId,
        _: Option<Cursor>,
    ) -> Result<Option<(Article, ArticleBoxes)>> {
        unreachable!("an import does not read")
    }

    async fn more_related(&self, _: ArticleId, _: u32, _: u32) -> Result<(Vec<Teaser>, bool)> {
        unreachable!("an import does not read")
    }

    async fn more_other(&self, _: ArticleId, _: Cursor, _: u32) -> Result<(Vec<Teaser>, bool)> {
        unreachable!("an import does not read")
    }

    async fn articles(&self, _: &[ArticleId]) -> Result<Vec<Article>> {
        unreachable!("an import does not read")
    }

    async fn withdrawn(&self, _: ArticleId) -> Result<Option<Withdrawn>> {
        unreachable!("an import does not read")
    }

    async fn versions(&self, _: ArticleId) -> Result<Vec<Version>> {
        unreachable!("an import does not read")
    }

    async fn article_of_slug(
        &self,
        _: &Slug,
        _: Option<(Timestamp, Timestamp)>,
    ) -> Result<Option<ArticleId>> {
        unreachable!("an import does not read")
    }

    async fn page(&self, _: &Slug) -> Result<Option<Page>> {
        unreachable!("an import does not read")
    }

    async fn pages(&self) -> Result<Vec<(Slug, String)>> {
        unreachable!("an import does not read")
    }
}

#[async_trait]
impl ListStore for Cut {
    async fn listing(
        &self,
        _: &ListKey,
        _: Option<(Cursor, Direction)>,
        _: u32,
    ) -> Result<Listing> {
        unreachable!("an import does not read")
    }

    async fn day(
        &self,
        _: Timestamp,
        _: Timestamp,
        _: Option<(Cursor, Direction)>,
        _: u32,
    ) -> Result<Day> {
        unreachable!("an import does not read")
    }

    async fn front(&self, _: &[Slug], _: u32, _: u32) -> Result<Front> {
        unreachable!("an import does not read")
    }

    async fn most_read(&self, _: ReadPeriod, _: u32) -> Result<Vec<Teaser>> {
        unreachable!("an import does not read")
    }

    async fn corrections(&self, _: Option<(Cursor, Direction)>, _: u32) -> Result<Corrections> {
        unreachable!("an import does not read")
    }

    async fn sections(&self) -> Result<Vec<Section>> {
        unreachable!("an import does not read")
    }

    async fn topic(&self, _: &Slug) -> Result<Option<Topic>> {
        unreachable!("an import does not read")
    }

    async fn author(&self, _: &Slug) -> Result<Option<Author>> {
        unreachable!("an import does not read")
    }

    async fn desk(&self, _: &Slug) -> Result<Option<Desk>> {
        unreachable!("an import does not read")
    }

    async fn writer(&self, _: &Slug) -> Result<Option<Writer>> {
        unreachable!("an import does not read")
    }
}

#[async_trait]
impl SearchFeed for Cut {
    async fn search_changes(
        &self,
        _: Option<SearchMark>,
        _: u32,
    ) -> Result<Option<Vec<SearchChange>>> {
        unreachable!("an import does not read")
    }

    async fn search_hits(&self, _: &[ArticleId]) -> Result<Vec<SearchHit>> {
        unreachable!("an import does not read")
    }
}

#[async_trait]
impl SyndicationStore for Cut {
    async fn sitemap_entries(
        &self,
        _: ArticleId,
        _: ArticleId,
        _: u32,
    ) -> Result<Vec<SitemapEntry>> {
        unreachable!("an import does not read")
    }

    async fn sitemap_parts(&self) -> Result<Vec<SitemapPart>> {
        unreachable!("an import does not read")
    }

    async fn feed_sources(&self, _: u32) -> Result<Vec<FeedSource>> {
        unreachable!("an import does not read")
    }
}

#[async_trait]
impl RedirectStore for Cut {
    async fn redirect(&self, _: &str) -> Result<Option<Redirect>> {
        unreachable!("an import does not read")
    }

    async fn redirects(&self, _: &str, _: Option<&str>, _: u32) -> Result<Vec<(String, Redirect)>> {
        unreachable!("an import does not read")
    }
}

#[async_trait]
impl WriteStore for Cut {
    async fn apply(&self, changes: &[Change]) -> Result<Vec<Outcome>> {
        let articles = changes
            .iter()
            .any(|change| matches!(change, Change::Article(_)));
        if articles && self.left.fetch_sub(1, Ordering::Relaxed) == 0 {
            return Err(StoreError::Engine {
                doing: "writing a batch",
                reason: "the plug was pulled".to_owned(),
                fault: EngineFault::Other,
            });
        }
        self.inner.apply(changes).await
    }

    async fn article_of_origin(&self, origin: &str) -> Result<Option<ArticleId>> {
        self.inner.article_of_origin(origin).await
    }

    async fn has_article(&self, id: ArticleId) -> Result<bool> {
        self.inner.has_article(id).await
    }

    async fn remove_demo(&self) -> Result<u32> {
        self.inner.remove_demo().await
    }

    async fn rank_related(&self, limit: u32) -> Result<u32> {
        self.inner.rank_related(limit).await
    }

    async fn publish_due(&self, _: Timestamp) -> Result<u32> {
        unreachable!("an import publishes nothing later")
    }

    async fn pin(&self, _: u32, _: ArticleId, _: Option<Timestamp>) -> Result<()> {
        unreachable!("an import does not read")
    }

    async fn unpin(&self, _: u32) -> Result<bool> {
        unreachable!("an import does not read")
    }
}

#[async_trait]
impl CountStore for Cut {
    async fn count_reads(&self, _: &[(ArticleId, u32)], _: Timestamp) -> Result<()> {
        unreachable!("an import does not read")
    }
}

#[async_trait]
impl PushStore for Cut {
    async fn follow(
        &self,
        _: &Subscription,
        _: &Follow,
        _: Timestamp,
        _: SubscriptionLimits,
    ) -> Result<()> {
        unreachable!("an import has no followers")
    }

    async fn unfollow(&self, _: &str, _: Option<&Follow>) -> Result<bool> {
        unreachable!("an import has no followers")
    }

    async fn follows(&self, _: &str) -> Result<Vec<Follow>> {
        unreachable!("an import has no followers")
    }

    async fn followers(
        &self,
        _: ArticleId,
        _: bool,
        _: Option<&str>,
        _: u32,
    ) -> Result<Vec<Subscription>> {
        unreachable!("an import has no followers")
    }

    async fn follow_counts(&self) -> Result<(u32, Vec<(Follow, u32)>)> {
        unreachable!("an import has no followers")
    }
}

#[async_trait]
impl ContentStore for Cut {
    async fn content_changes(&self, _: Option<u64>) -> Result<ContentChanges> {
        unreachable!("an import does not follow changes")
    }

    async fn touch(&self, _: &Touched) -> Result<()> {
        unreachable!("an import does not follow changes")
    }

    async fn hidden_pictures(&self) -> Result<Vec<String>> {
        unreachable!("an import does not follow changes")
    }
}

#[async_trait]
impl KeyValueStore for Cut {
    async fn key_value(&self, key: &str) -> Result<Option<String>> {
        self.inner.key_value(key).await
    }

    async fn set_key_value(&self, key: &str, value: Option<&str>) -> Result<()> {
        self.inner.set_key_value(key, value).await
    }

    async fn weather(&self) -> Result<Vec<WeatherReading>> {
        unreachable!("an import does not read")
    }

    async fn set_weather(&self, _: &[WeatherReading]) -> Result<()> {
        unreachable!("an import does not read")
    }
}

#[async_trait]
impl Store for Cut {
    async fn is_empty(&self) -> Result<bool> {
        self.inner.is_empty().await
    }

    async fn revision(&self) -> Result<u64> {
        self.inner.revision().await
    }

    async fn check(&self) -> Result<()> {
        self.inner.check().await
    }

    async fn close(&self) {
        self.inner.close().await;
    }
}

#[tokio::test]
async fn interrupted_run_is_resumed() {
    let paper = Paper::new().await;
    let posts: Vec<String> = (1..=250)
        .map(|id| post(id, &format!("bai-so-{id}"), "<p>a</p>"))
        .collect();
    let menu = post(900, "menu", "").replace("_type>post<", "_type>nav_menu_item<");
    let file = paper.path("export.xml");
    let first = post(901, "menu", "").replace("_type>post<", "_type>nav_menu_item<");
    let all = format!("{first}\n{}\n{menu}", posts.join("\n"));
    std::fs::write(&file, export(&all)).unwrap();
    let options = paper.options(&file);
    let address = format!("sqlite:{}/paper.db", paper.folder.path().display());
    let cut = Cut {
        inner: SqliteStore::open(&address).await.unwrap(),
        left: AtomicU32::new(2),
    };
    let error = import::wxr(&cut, &options).await.unwrap_err();
    assert!(
        error.to_string().contains("run the import again"),
        "{error}"
    );
    cut.inner.close().await;
    assert!(paper.store.article(ArticleId(199)).await.unwrap().is_some());
    assert!(paper.store.article(ArticleId(200)).await.unwrap().is_none());
    let report = import::wxr(&paper.store, &options).await.unwrap();
    assert_eq!(
        (
            report.resumed_after,
            report.articles.added,
            report.articles.unchanged
        ),
        (200, 51, 0),
        "{report}"
    );
    assert!(paper.store.article(ArticleId(250)).await.unwrap().is_some());
    let skipped = report
        .remarks
        .iter()
        .filter(|line| line.contains("items of type nav_menu_item"));
    assert_eq!(
        skipped.count(),
        2,
        "the first part's lines stand there, too: {report}"
    );
    let again = import::wxr(&paper.store, &options).await.unwrap();
    assert_eq!(
        (
            again.resumed_after,
            again.articles.unchanged,
            again.written()
        ),
        (0, 250, 0),
        "{again}"
    );
}
