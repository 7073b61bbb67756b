//! Articles by number, slug or origin; withdrawals and versions.

use std::sync::{Arc, LazyLock};

use sqlx::{Row, SqlitePool};
use store::{
    Article, ArticleId, ArticleLinks, Author, Comment, Correction, Desk, Html, MediaId, Picture,
    Result, Section, Slug, Timestamp, Topic, Version, Withdrawn,
};

use crate::columns::{PICTURE_COLUMNS, picture_of};
use crate::error::while_doing;
use crate::readers::{Columns, Readers, Reading};

const ARTICLE: &str =
    "SELECT a.slug, a.title, a.summary, a.lead, a.body, a.author_line, a.desk, a.initials, a.cover,
        a.published_at, a.updated_at, a.demo, s.slug, s.name, s.parent, s.articles, a.revision
     FROM articles a JOIN sections s ON s.slug = a.section WHERE a.id = ?1 AND a.published";
const LINKS: &str = "SELECT a.slug, s.slug, s.name,
        (SELECT topic FROM article_topics WHERE article = a.id ORDER BY position LIMIT 1)
     FROM articles a JOIN sections s ON s.slug = a.section WHERE a.id = ?1 AND a.published";
const AUTHORS: &str =
    "SELECT x.slug, x.name FROM article_authors o JOIN authors x ON x.slug = o.author
     WHERE o.article = ?1 ORDER BY o.position";
const TOPICS: &str = "SELECT x.slug, x.name FROM article_topics o JOIN topics x ON x.slug = o.topic
     WHERE o.article = ?1 ORDER BY o.position";
const COMMENTS: &str =
    "SELECT c.name, c.body, c.at FROM comments c WHERE c.article = ?1 ORDER BY c.at, c.id";
const CORRECTIONS: &str =
    "SELECT c.text, c.at FROM corrections c WHERE c.article = ?1 ORDER BY c.at DESC";
static PICTURES: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {PICTURE_COLUMNS} FROM article_media o JOIN media m ON m.id = o.media
         WHERE o.article = ?1 AND m.stem IS NOT NULL"
    )
});

pub(crate) async fn article(rows: Arc<Readers>, id: ArticleId) -> Result<Option<Article>> {
    rows.read("reading an article", move |reading| read(reading, id))
        .await
}

pub(crate) async fn links(rows: Arc<Readers>, id: ArticleId) -> Result<Option<ArticleLinks>> {
    rows.read("reading the links of an article", move |reading| {
        reading.first(LINKS, [id.0], |row| {
            Ok(ArticleLinks {
                id,
                slug: row.slug(0)?,
                section: (row.slug(1)?, row.string(2)?),
                topic: row.maybe_slug(3)?,
            })
        })
    })
    .await
}

/// Whole articles, in this order, without those that are not published.
pub(crate) async fn articles(rows: Arc<Readers>, wanted: &[ArticleId]) -> Result<Vec<Article>> {
    let wanted = wanted.to_owned();
    rows.read("reading whole articles", move |reading| {
        let found = wanted.into_iter().map(|id| read(reading, id).transpose());
        found.flatten().collect()
    })
    .await
}

/// Reads a published article.
pub(crate) fn read(reading: &Reading<'_>, id: ArticleId) -> Result<Option<Article>> {
    let Some(article) = reading.first(ARTICLE, [id.0], |row| of_row(row, id))? else {
        return Ok(None);
    };
    let authors = named(reading, AUTHORS, id)?.into_iter();
    let topics = named(reading, TOPICS, id)?.into_iter();
    Ok(Some(Article {
        authors: authors.map(|(slug, name)| Author { slug, name }).collect(),
        topics: topics.map(|(slug, name)| Topic { slug, name }).collect(),
        pictures: pictures(reading, id)?,
        comments: reading.all(COMMENTS, [id.0], |row| {
            Ok(Comment {
                name: row.string(0)?,
                body: Html::from_stored(row.string(1)?),
                at: Timestamp(row.get(2)?),
            })
        })?,
        corrections: reading.all(CORRECTIONS, [id.0], |row| {
            Ok(Correction {
                article: id,
                text: row.string(0)?,
                at: Timestamp(row.get(1)?),
            })
        })?,
        ..article
    }))
}

/// Reads [`ARTICLE`]: an article without its lists.
fn of_row(row: &Columns<'_>, id: ArticleId) -> Result<Article> {
    let initials = row.maybe_string(7)?;
    Ok(Article {
        id,
        slug: row.slug(0)?,
        title: row.string(1)?,
        summary: row.string(2)?,
        lead: row.string(3)?,
        body: Html::from_stored(row.string(4)?),
        author_line: row.maybe_string(5)?,
        desk: row
            .maybe_slug(6)?
            .zip(initials)
            .map(|(slug, initials)| Desk { slug, initials }),
        cover: row.get::<Option<i64>>(8)?.map(MediaId),
        published_at: Timestamp(row.get(9)?),
        updated_at: Timestamp(row.get(10)?),
        revision: row.get::<i64>(16)?.unsigned_abs(),
        demo: row.get(11)?,
        section: Section {
            slug: row.slug(12)?,
            name: row.string(13)?,
            parent: row.maybe_slug(14)?,
            articles: row.get(15)?,
        },
        authors: Vec::new(),
        topics: Vec::new(),
        pictures: Vec::new(),
        comments: Vec::new(),
        corrections: Vec::new(),
    })
}

fn named(reading: &Reading<'_>, sql: &str, id: ArticleId) -> Result<Vec<(Slug, String)>> {
    reading.all(sql, [id.0], |row| Ok((row.slug(0)?, row.string(1)?)))
}

fn pictures(reading: &Reading<'_>, id: ArticleId) -> Result<Vec<Picture>> {
    let found = reading.all(&PICTURES, [id.0], |row| picture_of(row, 0))?;
    Ok(found.into_iter().flatten().collect())
}

pub(crate) async fn article_of_origin(
    pool: &SqlitePool,
    origin: &str,
) -> Result<Option<ArticleId>> {
    let id: Option<i64> = sqlx::query_scalar("SELECT id FROM articles WHERE origin = ?")
        .bind(origin)
        .fetch_optional(pool)
        .await
        .map_err(while_doing("finding an article by its origin"))?;
    Ok(id.map(ArticleId))
}

pub(crate) async fn has_article(pool: &SqlitePool, id: ArticleId) -> Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?)")
        .bind(id.0)
        .fetch_one(pool)
        .await
        .map_err(while_doing("checking whether a number is in use"))
}

pub(crate) async fn withdrawn(pool: &SqlitePool, id: ArticleId) -> Result<Option<Withdrawn>> {
    let found: Option<(Option<String>, i64)> =
        sqlx::query_as("SELECT reason, at FROM withdrawn WHERE article = ?")
            .bind(id.0)
            .fetch_optional(pool)
            .await
            .map_err(while_doing("finding a withdrawn article"))?;
    Ok(found.map(|(reason, at)| Withdrawn {
        reason,
        at: Timestamp(at),
    }))
}

pub(crate) async fn versions(pool: &SqlitePool, id: ArticleId) -> Result<Vec<Version>> {
    let failed = while_doing("reading an article's versions");
    let found = sqlx::query(
        "SELECT replaced_at, title, lead, body, summary FROM article_versions WHERE article = ? ORDER BY replaced_at DESC",
    )
    .bind(id.0)
    .fetch_all(pool)
    .await
    .map_err(&failed)?;
    found
        .iter()
        .map(|row| {
            Ok(Version {
                replaced_at: Timestamp(row.try_get("replaced_at").map_err(&failed)?),
                title: row.try_get("title").map_err(&failed)?,
                lead: row.try_get("lead").map_err(&failed)?,
                body: Html::from_stored(row.try_get("body").map_err(&failed)?),
                summary: row.try_get("summary").map_err(&failed)?,
            })
        })
        .collect()
}

pub(crate) async fn article_of_slug(
    pool: &SqlitePool,
    slug: &Slug,
    within: Option<(Timestamp, Timestamp)>,
) -> Result<Option<ArticleId>> {
    let (from, to) = within.map_or((i64::MIN, i64::MAX), |(from, to)| (from.0, to.0));
    let id: Option<i64> = sqlx::query_scalar(
        "SELECT id FROM articles WHERE slug = ?1 AND published AND published_at >= ?2 AND published_at < ?3
         ORDER BY published_at DESC LIMIT 1",
    )
    .bind(slug.as_str())
    .bind(from)
    .bind(to)
    .fetch_optional(pool)
    .await
    .map_err(while_doing("finding an article by its slug"))?;
    Ok(id.map(ArticleId))
}
