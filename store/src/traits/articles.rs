//! Articles and pages, by number or slug.

use async_trait::async_trait;

use crate::{
    Article, ArticleBoxes, ArticleId, ArticleLinks, ArticleState, Cursor, Page, Result, Slug,
    Teaser, Timestamp, Version, Withdrawn,
};

/// Articles and pages, by number or slug. Reading methods show only what is published.
#[async_trait]
pub trait ArticleStore: Send + Sync + 'static {
    /// Returns the article with this number; `None` if there is none or it is not
    /// published. One round trip to the database.
    async fn article(&self, id: ArticleId) -> Result<Option<Article>>;

    /// Returns what links around an article need; `None` if there is none or it is not
    /// published. One round trip to the database.
    async fn article_links(&self, id: ArticleId) -> Result<Option<ArticleLinks>>;

    /// Returns how an article that is or was published has changed; `None` if there is
    /// none, or it never was. One round trip to the database.
    async fn article_state(&self, id: ArticleId) -> Result<Option<ArticleState>>;

    /// Returns an article, as [`Self::article`] does, with the boxes below it. One
    /// round trip to the database; two while its related articles are not computed.
    ///
    /// 1. `newer`: the six newest articles of its main section that were published
    ///    after it.
    /// 2. `related`: at most four, best stored score first, not in `newer`. If none
    ///    is left, they are chosen before `newer`. If none is stored, the newest
    ///    that share a topic, then the newest of the section. Never empty while
    ///    another article shares a topic or section.
    /// 3. `other`: the next fifteen articles of the section that are in neither box.
    ///
    /// `after` selects the page of `other` after that cursor.
    async fn article_with_boxes(
        &self,
        id: ArticleId,
        after: Option<Cursor>,
    ) -> Result<Option<(Article, ArticleBoxes)>>;

    /// Returns related articles after the first `skip` of the stored ranking, and
    /// whether more follow. The article itself is never among them.
    async fn more_related(
        &self,
        of: ArticleId,
        skip: u32,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)>;

    /// Returns the page of `other` after a cursor (see
    /// [`Self::article_with_boxes`]), and whether more follow.
    async fn more_other(
        &self,
        of: ArticleId,
        after: Cursor,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)>;

    /// Returns these articles in the requested order, without those that are not
    /// published. One round trip to the database.
    async fn articles(&self, ids: &[ArticleId]) -> Result<Vec<Article>>;

    /// Returns when and why the article was withdrawn; `None` if it was not.
    async fn withdrawn(&self, id: ArticleId) -> Result<Option<Withdrawn>>;

    /// Returns the versions that corrections replaced, newest first. Readers do not
    /// see them.
    async fn versions(&self, id: ArticleId) -> Result<Vec<Version>>;

    /// Returns the newest published article with this slug; `within` limits the
    /// time of publication to `[from, to)`.
    async fn article_of_slug(
        &self,
        slug: &Slug,
        within: Option<(Timestamp, Timestamp)>,
    ) -> Result<Option<ArticleId>>;

    /// Returns the published page with this slug.
    async fn page(&self, slug: &Slug) -> Result<Option<Page>>;

    /// Returns slug and title of every published page, by title.
    async fn pages(&self) -> Result<Vec<(Slug, String)>>;
}
