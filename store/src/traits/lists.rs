//! Lists of articles, and the names of lists.

use async_trait::async_trait;

use crate::{
    Author, Corrections, Cursor, Day, Desk, Direction, Front, ListKey, Listing, ReadPeriod, Result,
    Section, Slug, Teaser, Timestamp, Topic, Writer,
};

/// Lists of articles, and the names of lists. Reading methods show only what is published.
#[async_trait]
pub trait ListStore: Send + Sync + 'static {
    /// Returns one page of a list: its start, or what follows `from`.
    async fn listing(
        &self,
        of: &ListKey,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Listing>;

    /// Returns one page of the articles published in `[begins, ends)`, paged like
    /// [`Self::listing`]; `from` is in that range.
    async fn day(
        &self,
        begins: Timestamp,
        ends: Timestamp,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Day>;

    /// Returns the material of the front page: every pin, the `latest` newest stories
    /// of the paper, and at most `each` stories of each of these sections. A story
    /// is in a list once, at the place of its newest article there, with at most
    /// three other articles (see [`crate::policy::story::StoryFingerprint::same_story`]).
    async fn front(&self, sections: &[Slug], latest: u32, each: u32) -> Result<Front>;

    /// Returns the most read articles of a period, as of the time when
    /// [`crate::CountStore::count_reads`] was last called. Empty if nothing was counted.
    async fn most_read(&self, span: ReadPeriod, limit: u32) -> Result<Vec<Teaser>>;

    /// Returns one page of the corrections of published articles, newest first; cursors
    /// are those of [`crate::CorrectedArticle::cursor`].
    async fn corrections(
        &self,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Corrections>;

    /// Returns every section in menu order, with its number of articles.
    async fn sections(&self) -> Result<Vec<Section>>;

    /// Returns the topic with this slug.
    async fn topic(&self, slug: &Slug) -> Result<Option<Topic>>;

    /// Returns the person with this slug.
    async fn author(&self, slug: &Slug) -> Result<Option<Author>>;

    /// Returns the desk with this slug.
    async fn desk(&self, slug: &Slug) -> Result<Option<Desk>>;

    /// Returns the person with this slug or, if there is none, the desk.
    async fn writer(&self, slug: &Slug) -> Result<Option<Writer>>;
}
