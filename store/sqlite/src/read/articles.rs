//! Articles by number, slug or origin; withdrawals and versions.

use std::sync::LazyLock;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};
use store::{
    Article, ArticleId, Author, Comment, Correction, Desk, Html, MediaId, Result, Section, Slug,
    Timestamp, Topic, Version, Withdrawn,
};

use crate::error::while_doing;
use crate::rows::{self, LIST_OF_T, PICTURE};

/// The columns of an article, from [`ARTICLE_TABLES`].
pub(crate) static ARTICLE_COLUMNS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "a.slug, a.title, a.summary, a.lead, a.body, a.author_line, a.published_at, a.updated_at, a.demo,
            a.cover, a.desk, a.initials, s.slug AS section_slug, s.name AS section_name,
            s.parent AS section_parent, s.articles AS section_articles,
            (SELECT {LIST_OF_T} FROM (SELECT json_array(x.slug, x.name) AS t
                FROM article_authors o JOIN authors x ON x.slug = o.author
                WHERE o.article = a.id ORDER BY o.position)) AS authors,
            (SELECT {LIST_OF_T} FROM (SELECT json_array(x.slug, x.name) AS t
                FROM article_topics o JOIN topics x ON x.slug = o.topic
                WHERE o.article = a.id ORDER BY o.position)) AS topics,
            (SELECT json_group_array({PICTURE}) FROM article_media o JOIN media m ON m.id = o.media
                WHERE o.article = a.id AND m.stem IS NOT NULL) AS pictures,
            (SELECT {LIST_OF_T} FROM (SELECT json_array(c.name, c.body, c.at) AS t
                FROM comments c WHERE c.article = a.id ORDER BY c.at, c.id)) AS comments,
            (SELECT {LIST_OF_T} FROM (SELECT json_array(c.text, c.at) AS t
                FROM corrections c WHERE c.article = a.id ORDER BY c.at DESC)) AS corrections"
    )
});

/// The tables of [`ARTICLE_COLUMNS`].
pub(crate) const ARTICLE_TABLES: &str = "articles a JOIN sections s ON s.slug = a.section";

static ARTICLE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {} FROM {ARTICLE_TABLES} WHERE a.id = ? AND a.published",
        *ARTICLE_COLUMNS
    )
});

pub(crate) async fn article(pool: &SqlitePool, id: ArticleId) -> Result<Option<Article>> {
    let row = sqlx::query(ARTICLE.as_str())
        .bind(id.0)
        .fetch_optional(pool)
        .await
        .map_err(while_doing("reading an article"))?;
    row.map(|row| article_of_row(&row, id)).transpose()
}

/// Reads [`ARTICLE_COLUMNS`].
pub(crate) fn article_of_row(row: &SqliteRow, id: ArticleId) -> Result<Article> {
    let failed = while_doing("reading an article");
    let text = |name: &str| row.try_get::<String, _>(name).map_err(&failed);
    let maybe = |name: &str| row.try_get::<Option<String>, _>(name).map_err(&failed);
    let number = |name: &str| row.try_get::<i64, _>(name).map_err(&failed);
    let named = |name: &str| rows::json::<Vec<(Slug, String)>>("list of names", &text(name)?);
    let desk = match (maybe("desk")?, maybe("initials")?) {
        (Some(slug), Some(initials)) => Some(Desk {
            slug: rows::slug(slug)?,
            initials,
        }),
        _ => None,
    };
    Ok(Article {
        id,
        slug: rows::slug(text("slug")?)?,
        title: text("title")?,
        summary: text("summary")?,
        lead: text("lead")?,
        body: Html::from_stored(text("body")?),
        author_line: maybe("author_line")?,
        desk,
        authors: named("authors")?
            .into_iter()
            .map(|(slug, name)| Author { slug, name })
            .collect(),
        section: Section {
            slug: rows::slug(text("section_slug")?)?,
            name: text("section_name")?,
            parent: maybe("section_parent")?.map(rows::slug).transpose()?,
            articles: row.try_get("section_articles").map_err(&failed)?,
        },
        topics: named("topics")?
            .into_iter()
            .map(|(slug, name)| Topic { slug, name })
            .collect(),
        cover: row
            .try_get::<Option<i64>, _>("cover")
            .map_err(&failed)?
            .map(MediaId),
        pictures: rows::pictures(&text("pictures")?)?,
        published_at: Timestamp(number("published_at")?),
        updated_at: Timestamp(number("updated_at")?),
        demo: number("demo")? != 0,
        comments: comments(&text("comments")?)?,
        corrections: corrections(&text("corrections")?, id)?,
    })
}

fn comments(json: &str) -> Result<Vec<Comment>> {
    let list: Vec<(String, String, i64)> = rows::json("comment", json)?;
    let comments = list.into_iter().map(|(name, body, at)| Comment {
        name,
        body: Html::from_stored(body),
        at: Timestamp(at),
    });
    Ok(comments.collect())
}

fn corrections(json: &str, article: ArticleId) -> Result<Vec<Correction>> {
    let list: Vec<(String, i64)> = rows::json("correction", json)?;
    let corrections = list.into_iter().map(|(text, at)| Correction {
        article,
        text,
        at: Timestamp(at),
    });
    Ok(corrections.collect())
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
