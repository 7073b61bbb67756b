//! The trait that every engine implements.

use async_trait::async_trait;

use crate::{
    Around, Article, ArticleId, Author, Change, Corrections, Cursor, Day, Desk, Direction, Follow,
    Followed, Found, Front, Listing, Mapped, Outcome, Page, Part, Reading, Result, SearchChange,
    SearchMark, Section, Slug, Span, Subscription, Teaser, Timestamp, Topic, Version, Wanted,
    Withdrawn, Writer,
};

/// Where an address that is no longer used leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// Path on this host.
    pub to: String,
}

/// A place that keeps the paper. Reading methods show only what is published.
///
/// Every list is newest first by (`published_at`, `id`). Methods that take a
/// `limit` return at most that many.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// The article with this number, whole; `None` where there is none or it
    /// is not published. One round trip to the database.
    async fn article(&self, id: ArticleId) -> Result<Option<Article>>;

    /// What an article's page shows: the article as [`Store::article`] gives
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
    async fn around(
        &self,
        id: ArticleId,
        after: Option<Cursor>,
    ) -> Result<Option<(Article, Around)>>;

    /// Related ones beyond the first `skip` of the stored ranking, and whether
    /// still more follow. The article itself is never among them.
    async fn more_related(
        &self,
        of: ArticleId,
        skip: u32,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)>;

    /// The page of "other" after `after` for this article (as in
    /// [`Store::around`], without the four related), and whether more follow.
    async fn more_other(
        &self,
        of: ArticleId,
        after: Cursor,
        limit: u32,
    ) -> Result<(Vec<Teaser>, bool)>;

    /// One page of a list: its start without `from`, else from that place on.
    async fn listing(
        &self,
        of: &Wanted,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Listing>;

    /// The articles most often read within `span`, as it stood when
    /// [`Store::count_reads`] was last called; empty while nothing was counted.
    async fn most_read(&self, span: Span, limit: u32) -> Result<Vec<Teaser>>;

    /// Counts reads of the hour of `at` and moves the windows of [`Span`] on to
    /// it; articles that are not there or not published are passed over.
    async fn count_reads(&self, reads: &[(ArticleId, u32)], at: Timestamp) -> Result<()>;

    /// One page of what was published from `begins` until before `ends`, paged
    /// as [`Store::listing`] is; `from` lies between them.
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
    /// at most three others that tell it (see [`crate::Told::same_story`]).
    async fn front(&self, sections: &[Slug], latest: u32, each: u32) -> Result<Front>;

    /// What must be done to an index of the articles: each article written
    /// after `after` (from the beginning without it) with its text as it is
    /// now, each once, in the order of its last writing. `None` where this
    /// store never gave out that mark: the index belongs to another store or
    /// is ahead of a restored one, and must begin again.
    async fn search_changes(
        &self,
        after: Option<SearchMark>,
        limit: u32,
    ) -> Result<Option<Vec<SearchChange>>>;

    /// These articles with the text by which they are found, in any order;
    /// those not published are left out.
    async fn found(&self, articles: &[ArticleId]) -> Result<Vec<Found>>;

    /// Puts an article at a place of the front page, in the stead of what stood
    /// there; an article that stood at another place leaves that. Fails with
    /// [`crate::StoreError::Missing`] where there is no such article.
    async fn pin(&self, slot: u32, article: ArticleId, until: Option<Timestamp>) -> Result<()>;

    /// Clears a place of the front page; false where nothing stood there.
    async fn unpin(&self, slot: u32) -> Result<bool>;

    /// Every section in menu order, with its count of articles.
    async fn sections(&self) -> Result<Vec<Section>>;

    /// The topic with this slug.
    async fn topic(&self, slug: &Slug) -> Result<Option<Topic>>;

    /// The person with this slug.
    async fn author(&self, slug: &Slug) -> Result<Option<Author>>;

    /// The desk with this slug.
    async fn desk(&self, slug: &Slug) -> Result<Option<Desk>>;

    /// The published page with this slug.
    async fn page(&self, slug: &Slug) -> Result<Option<Page>>;

    /// Slug and title of every published page, by title.
    async fn pages(&self) -> Result<Vec<(Slug, String)>>;

    /// Where an old address leads: path and query as in
    /// [`crate::NewRedirect::from`].
    async fn redirect(&self, from: &str) -> Result<Option<Redirect>>;

    /// The weather last kept, by city as kept.
    async fn weather(&self) -> Result<Vec<Reading>>;

    /// Keeps these readings, one a city, over those before.
    async fn keep_weather(&self, readings: &[Reading]) -> Result<()>;

    /// True while the store holds no article, no page and no file at all,
    /// published or not.
    async fn is_empty(&self) -> Result<bool>;

    /// A number that changes whenever anybody, in this process or another,
    /// has written since it was last asked; cheap enough to ask twice a second.
    async fn revision(&self) -> Result<u64>;

    /// Writes a batch in one transaction and says what became of each change;
    /// on an error nothing of it is written. Where few of them are articles,
    /// as when an editor saves one, their related articles and stories are
    /// computed at once; else [`Store::relate`] does it later.
    async fn apply(&self, changes: &[Change]) -> Result<Vec<Outcome>>;

    /// The number of the article that stands under `origin`, for writers that
    /// must know it before they write what refers to it.
    async fn article_of_origin(&self, origin: &str) -> Result<Option<ArticleId>>;

    /// True where an article has this number, published or not.
    async fn has_article(&self, id: ArticleId) -> Result<bool>;

    /// Removes every demo article with all that hangs on it (comments, counts,
    /// lists, rankings, redirects to it), and the sections, topics, authors,
    /// desks and files that only demo articles used; returns how many
    /// articles went. For a real paper that comes.
    async fn remove_demo(&self) -> Result<u32>;

    /// Computes the stored ranking of related articles, and which of them tell
    /// the same story, for at most `limit` articles for which that is out of
    /// date, and for those they now belong to; returns how many were done (0:
    /// all are up to date). [`Store::apply`] does so itself for a few articles.
    async fn relate(&self, limit: u32) -> Result<u32>;

    /// A writer's small notes to itself, as an import's progress.
    async fn note(&self, key: &str) -> Result<Option<String>>;

    /// Keeps or, with `None`, forgets a note.
    async fn keep_note(&self, key: &str, value: Option<&str>) -> Result<()>;

    /// Whether and why this article was taken down.
    async fn withdrawn(&self, id: ArticleId) -> Result<Option<Withdrawn>>;

    /// One page of the corrections of published articles, newest first; places
    /// are those of [`crate::Corrected::place`].
    async fn corrections(
        &self,
        from: Option<(Cursor, Direction)>,
        limit: u32,
    ) -> Result<Corrections>;

    /// What corrections replaced in this article, newest first; for the
    /// newsroom alone.
    async fn versions(&self, id: ArticleId) -> Result<Vec<Version>>;

    /// The person or, where there is none, the desk with this slug.
    async fn writer(&self, slug: &Slug) -> Result<Option<Writer>>;

    /// The newest published article with these words in its address; of those
    /// published in `[from, to)`, where that is given.
    async fn article_of_slug(
        &self,
        slug: &Slug,
        within: Option<(Timestamp, Timestamp)>,
    ) -> Result<Option<ArticleId>>;

    /// Redirects by the address they answer, those that start with `prefix`
    /// and come after the address `after`.
    async fn redirects(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, Redirect)>>;

    /// The published ones of these articles, whole, in the order asked: at
    /// most a feed's length of them. One round trip to the database.
    async fn articles(&self, ids: &[ArticleId]) -> Result<Vec<Article>>;

    /// Addresses of the published articles numbered from `from` on and below
    /// `below`, by number.
    async fn mapped(&self, from: ArticleId, below: ArticleId, limit: u32) -> Result<Vec<Mapped>>;

    /// The parts of the site map that name anything, by number.
    async fn parts(&self) -> Result<Vec<Part>>;

    /// Topics, persons and desks that have an article, each kind by slug.
    async fn followed(&self, limit: u32) -> Result<Vec<Followed>>;

    /// Lets a browser follow something more from `at` on, and keeps its keys
    /// over those before; again changes nothing. Fails with
    /// [`crate::StoreError::Missing`] for a section or topic that is not
    /// there, and with [`crate::StoreError::Full`] where `most` browsers are
    /// kept or this one follows [`Follow::MOST`] things already.
    async fn follow(
        &self,
        reader: &Subscription,
        what: &Follow,
        at: Timestamp,
        most: u32,
    ) -> Result<()>;

    /// Lets a browser follow one thing less or, with `None`, nothing more;
    /// one that follows nothing is forgotten. False where nothing changed.
    async fn unfollow(&self, endpoint: &str, what: Option<&Follow>) -> Result<bool>;

    /// What a browser follows, in the order of what that is printed as.
    async fn follows(&self, endpoint: &str) -> Result<Vec<Follow>>;

    /// Browsers that follow a section or topic in whose list a published
    /// article stands or, where it is `breaking`, breaking news; each once, by
    /// endpoint, those after the endpoint `after`.
    async fn followers(
        &self,
        article: ArticleId,
        breaking: bool,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Subscription>>;

    /// How many browsers there are, and how many follow each thing that any
    /// follows, in the order of what that is printed as.
    async fn follow_counts(&self) -> Result<(u32, Vec<(Follow, u32)>)>;
}
