//! Lists of articles, and the names of lists.

use async_trait::async_trait;

use crate::{
    Author, Corrections, Cursor, Day, Desk, Direction, Front, ListKey, Listing, ReadPeriod, Result,
    Section, Slug, Teaser, Timestamp, Topic, Writer,
};

/// Lists of articles, and the names of lists. Reading methods show only what is published.
#[async_trait]
pub trait ListStore: Send + Sync + 'static {
    /// One page of a list: its start without `from`, else from that place on.
    async fn listing(
        &self,
        of: &ListKey,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Listing>;

    /// One page of what was published from `begins` until before `ends`, paged
    /// as [`Self::listing`] is; `from` lies between them.
    async fn day(
        &self,
        begins: Timestamp,
        ends: Timestamp,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Day>;

    /// What the front page is made of: every pin, the `latest` newest stories
    /// of the paper, and of each of these sections at most `each`. A story
    /// stands in a list once, at the place of its newest article there, with
    /// at most three others that tell it (see [`crate::policy::story::StoryFingerprint::same_story`]).
    async fn front(&self, sections: &[Slug], latest: u32, each: u32) -> Result<Front>;

    /// The articles most often read within `span`, as it stood when
    /// [`crate::CountStore::count_reads`] was last called; empty while nothing was counted.
    async fn most_read(&self, span: ReadPeriod, limit: u32) -> Result<Vec<Teaser>>;

    /// One page of the corrections of published articles, newest first; places
    /// are those of [`crate::CorrectedArticle::place`].
    async fn corrections(
        &self,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Corrections>;

    /// Every section in menu order, with its count of articles.
    async fn sections(&self) -> Result<Vec<Section>>;

    /// The topic with this slug.
    async fn topic(&self, slug: &Slug) -> Result<Option<Topic>>;

    /// The person with this slug.
    async fn author(&self, slug: &Slug) -> Result<Option<Author>>;

    /// The desk with this slug.
    async fn desk(&self, slug: &Slug) -> Result<Option<Desk>>;

    /// The person or, where there is none, the desk with this slug.
    async fn writer(&self, slug: &Slug) -> Result<Option<Writer>>;
}
