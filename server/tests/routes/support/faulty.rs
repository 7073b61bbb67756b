//! A store whose methods all fail.

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

/// The cause, which no reader may see.
pub const CAUSE: &str = "the disk is on fire";

/// How the methods fail.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// With an error.
    Error,
    /// With a panic.
    Panic,
}

impl Fault {
    fn fail<T>(self) -> Result<T> {
        match self {
            Self::Error => Err(StoreError::Engine {
                doing: "testing",
                reason: CAUSE.to_owned(),
                fault: EngineFault::Other,
            }),
            Self::Panic => panic!("{CAUSE}"),
        }
    }
}

#[async_trait]
impl ArticleStore for Fault {
    async fn article(&self, _: ArticleId) -> Result<Option<Article>> {
        self.fail()
    }

    async fn article_links(&self, _: ArticleId) -> Result<Option<ArticleLinks>> {
        self.fail()
    }

    async fn article_state(&self, _: ArticleId) -> Result<Option<ArticleState>> {
        self.fail()
    }

    async fn article_with_boxes(
        &self,
        _: ArticleId,
        _: Option<Cursor>,
    ) -> Result<Option<(Article, ArticleBoxes)>> {
        self.fail()
    }

    async fn more_related(&self, _: ArticleId, _: u32, _: u32) -> Result<(Vec<Teaser>, bool)> {
        self.fail()
    }

    async fn more_other(&self, _: ArticleId, _: Cursor, _: u32) -> Result<(Vec<Teaser>, bool)> {
        self.fail()
    }

    async fn articles(&self, _: &[ArticleId]) -> Result<Vec<Article>> {
        self.fail()
    }

    async fn withdrawn(&self, _: ArticleId) -> Result<Option<Withdrawn>> {
        self.fail()
    }

    async fn versions(&self, _: ArticleId) -> Result<Vec<Version>> {
        self.fail()
    }

    async fn article_of_slug(
        &self,
        _: &Slug,
        _: Option<(Timestamp, Timestamp)>,
    ) -> Result<Option<ArticleId>> {
        self.fail()
    }

    async fn page(&self, _: &Slug) -> Result<Option<Page>> {
        self.fail()
    }

    async fn pages(&self) -> Result<Vec<(Slug, String)>> {
        self.fail()
    }
}

#[async_trait]
impl ListStore for Fault {
    async fn listing(
        &self,
        _: &ListKey,
        _: Option<(Cursor, Direction)>,
        _: u32,
    ) -> Result<Listing> {
        self.fail()
    }

    async fn day(
        &self,
        _: Timestamp,
        _: Timestamp,
        _: Option<(Cursor, Direction)>,
        _: u32,
    ) -> Result<Day> {
        self.fail()
    }

    async fn front(&self, _: &[Slug], _: u32, _: u32) -> Result<Front> {
        self.fail()
    }

    async fn most_read(&self, _: ReadPeriod, _: u32) -> Result<Vec<Teaser>> {
        self.fail()
    }

    async fn corrections(&self, _: Option<(Cursor, Direction)>, _: u32) -> Result<Corrections> {
        self.fail()
    }

    async fn sections(&self) -> Result<Vec<Section>> {
        self.fail()
    }

    async fn topic(&self, _: &Slug) -> Result<Option<Topic>> {
        self.fail()
    }

    async fn author(&self, _: &Slug) -> Result<Option<Author>> {
        self.fail()
    }

    async fn desk(&self, _: &Slug) -> Result<Option<Desk>> {
        self.fail()
    }

    async fn writer(&self, _: &Slug) -> Result<Option<Writer>> {
        self.fail()
    }
}

#[async_trait]
impl SearchFeed for Fault {
    async fn search_changes(
        &self,
        _: Option<SearchMark>,
        _: u32,
    ) -> Result<Option<Vec<SearchChange>>> {
        self.fail()
    }

    async fn search_hits(&self, _: &[ArticleId]) -> Result<Vec<SearchHit>> {
        self.fail()
    }
}

#[async_trait]
impl SyndicationStore for Fault {
    async fn sitemap_entries(
        &self,
        _: ArticleId,
        _: ArticleId,
        _: u32,
    ) -> Result<Vec<SitemapEntry>> {
        self.fail()
    }

    async fn sitemap_parts(&self) -> Result<Vec<SitemapPart>> {
        self.fail()
    }

    async fn feed_sources(&self, _: u32) -> Result<Vec<FeedSource>> {
        self.fail()
    }
}

#[async_trait]
impl RedirectStore for Fault {
    async fn redirect(&self, _: &str) -> Result<Option<Redirect>> {
        self.fail()
    }

    async fn redirects(&self, _: &str, _: Option<&str>, _: u32) -> Result<Vec<(String, Redirect)>> {
        self.fail()
    }
}

#[async_trait]
impl WriteStore for Fault {
    async fn apply(&self, _: &[Change]) -> Result<Vec<Outcome>> {
        self.fail()
    }

    async fn article_of_origin(&self, _: &str) -> Result<Option<ArticleId>> {
        self.fail()
    }

    async fn has_article(&self, _: ArticleId) -> Result<bool> {
        self.fail()
    }

    async fn remove_demo(&self) -> Result<u32> {
        self.fail()
    }

    async fn rank_related(&self, _: u32) -> Result<u32> {
        self.fail()
    }

    async fn publish_due(&self, _: Timestamp) -> Result<u32> {
        self.fail()
    }

    async fn pin(&self, _: u32, _: ArticleId, _: Option<Timestamp>) -> Result<()> {
        self.fail()
    }

    async fn unpin(&self, _: u32) -> Result<bool> {
        self.fail()
    }
}

#[async_trait]
impl CountStore for Fault {
    async fn count_reads(&self, _: &[(ArticleId, u32)], _: Timestamp) -> Result<()> {
        self.fail()
    }
}

#[async_trait]
impl PushStore for Fault {
    async fn follow(
        &self,
        _: &Subscription,
        _: &Follow,
        _: Timestamp,
        _: SubscriptionLimits,
    ) -> Result<()> {
        self.fail()
    }

    async fn unfollow(&self, _: &str, _: Option<&Follow>) -> Result<bool> {
        self.fail()
    }

    async fn follows(&self, _: &str) -> Result<Vec<Follow>> {
        self.fail()
    }

    async fn followers(
        &self,
        _: ArticleId,
        _: bool,
        _: Option<&str>,
        _: u32,
    ) -> Result<Vec<Subscription>> {
        self.fail()
    }

    async fn follow_counts(&self) -> Result<(u32, Vec<(Follow, u32)>)> {
        self.fail()
    }
}

#[async_trait]
impl ContentStore for Fault {
    async fn content_changes(&self, _: Option<u64>) -> Result<ContentChanges> {
        self.fail()
    }

    async fn touch(&self, _: &Touched) -> Result<()> {
        self.fail()
    }

    async fn hidden_pictures(&self) -> Result<Vec<String>> {
        self.fail()
    }
}

#[async_trait]
impl KeyValueStore for Fault {
    async fn key_value(&self, _: &str) -> Result<Option<String>> {
        self.fail()
    }

    async fn set_key_value(&self, _: &str, _: Option<&str>) -> Result<()> {
        self.fail()
    }

    async fn weather(&self) -> Result<Vec<WeatherReading>> {
        self.fail()
    }

    async fn set_weather(&self, _: &[WeatherReading]) -> Result<()> {
        self.fail()
    }
}

#[async_trait]
impl Store for Fault {
    async fn is_empty(&self) -> Result<bool> {
        self.fail()
    }

    async fn revision(&self) -> Result<u64> {
        self.fail()
    }

    async fn check(&self) -> Result<()> {
        self.fail()
    }

    async fn close(&self) {}
}
