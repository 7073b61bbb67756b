//! Articles and pages, by number or slug.

use async_trait::async_trait;

use crate::{
    Article, ArticleBoxes, ArticleId, Cursor, Page, Result, Slug, Teaser, Timestamp, Version,
    Withdrawn,
};

/// Articles and pages, by number or slug. Reading methods show only what is published.
#[async_trait]
pub trait ArticleStore: Send + Sync + 'static {
    /// The article with this number, whole; `None` where there is none or it
    /// is not published. One round trip to the database.
    async fn article(&self, id: ArticleId) -> Result<Option<Article>>;

    /// What an article's page shows: the article as [`Self::article`] gives
    /// it, and the boxes around it; in one round trip, or in two while its
    /// related ones are not computed:
    ///
    /// 1. `newer`: the six newest of its main section published after it;
    /// 2. `related`: at most four, best stored score first, not in `newer`;
    ///    where none is left so, they are taken before `newer` chooses;
    ///    where none is stored, the newest that share a topic, then the
    ///    newest of the section: never empty while any article shares a topic
    ///    or a section;
    /// 3. `other`: the next fifteen of the section that stand in neither,
    ///    going on into those older than the article.
    ///
    /// `after` asks for the page of `other` that follows that place.
    async fn article_with_boxes(
        &self,
        id: ArticleId,
        after: Option<Cursor>,
    ) -> Result<Option<(Article, ArticleBoxes)>>;

    /// Related ones beyond the first `skip` of the stored ranking, and whether
    /// still more follow. The article itself is never among them.
    async fn more_related(
        &self,
        of: ArticleId,
        skip: u32,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)>;

    /// The page of "other" after `after` for this article (as in
    /// [`Self::article_with_boxes`], without the four related), and whether more follow.
    async fn more_other(
        &self,
        of: ArticleId,
        after: Cursor,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)>;

    /// The published ones of these articles, whole, in the order asked: at
    /// most a feed's length of them. One round trip to the database.
    async fn articles(&self, ids: &[ArticleId]) -> Result<Vec<Article>>;

    /// Whether and why this article was taken down.
    async fn withdrawn(&self, id: ArticleId) -> Result<Option<Withdrawn>>;

    /// What corrections replaced in this article, newest first; for the
    /// newsroom alone.
    async fn versions(&self, id: ArticleId) -> Result<Vec<Version>>;

    /// The newest published article with these words in its address; of those
    /// published in `[from, to)`, where that is given.
    async fn article_of_slug(
        &self,
        slug: &Slug,
        within: Option<(Timestamp, Timestamp)>,
    ) -> Result<Option<ArticleId>>;

    /// The published page with this slug.
    async fn page(&self, slug: &Slug) -> Result<Option<Page>>;

    /// Slug and title of every published page, by title.
    async fn pages(&self) -> Result<Vec<(Slug, String)>>;
}
