//! Sections, topics, authors, desks.

use sqlx::{Row, SqlitePool};
use store::{Author, Desk, Result, Section, Slug, Topic, Writer};

use crate::error::while_doing;
use crate::rows;

pub(crate) async fn sections(pool: &SqlitePool) -> Result<Vec<Section>> {
    let failed = while_doing("reading the sections");
    let found =
        sqlx::query("SELECT slug, name, parent, articles FROM sections ORDER BY position, name")
            .fetch_all(pool)
            .await
            .map_err(&failed)?;
    found
        .into_iter()
        .map(|row| {
            Ok(Section {
                slug: rows::slug(row.try_get("slug").map_err(&failed)?)?,
                name: row.try_get("name").map_err(&failed)?,
                parent: row
                    .try_get::<Option<String>, _>("parent")
                    .map_err(&failed)?
                    .map(rows::slug)
                    .transpose()?,
                articles: row.try_get("articles").map_err(&failed)?,
            })
        })
        .collect()
}

pub(crate) async fn topic(pool: &SqlitePool, slug: &Slug) -> Result<Option<Topic>> {
    let name = name(
        pool,
        "SELECT name FROM topics WHERE slug = ?",
        slug,
        "reading a topic",
    )
    .await?;
    Ok(name.map(|name| Topic {
        slug: slug.clone(),
        name,
    }))
}

pub(crate) async fn author(pool: &SqlitePool, slug: &Slug) -> Result<Option<Author>> {
    let name = name(
        pool,
        "SELECT name FROM authors WHERE slug = ?",
        slug,
        "reading an author",
    )
    .await?;
    Ok(name.map(|name| Author {
        slug: slug.clone(),
        name,
    }))
}

pub(crate) async fn desk(pool: &SqlitePool, slug: &Slug) -> Result<Option<Desk>> {
    let initials = name(
        pool,
        "SELECT initials FROM desks WHERE slug = ?",
        slug,
        "reading a desk",
    )
    .await?;
    Ok(initials.map(|initials| Desk {
        slug: slug.clone(),
        initials,
    }))
}

async fn name(
    pool: &SqlitePool,
    sql: &'static str,
    slug: &Slug,
    doing: &'static str,
) -> Result<Option<String>> {
    sqlx::query_scalar(sql)
        .bind(slug.as_str())
        .fetch_optional(pool)
        .await
        .map_err(while_doing(doing))
}

pub(crate) async fn writer(pool: &SqlitePool, slug: &Slug) -> Result<Option<Writer>> {
    let failed = while_doing("reading a writer");
    let row = sqlx::query(
        "SELECT w.name, coalesce((SELECT about FROM writers_about WHERE slug = ?1), '') AS about,
            coalesce((SELECT articles FROM list_counts WHERE list = 'w:' || ?1), 0) AS articles
         FROM (SELECT name FROM authors WHERE slug = ?1 UNION ALL SELECT initials FROM desks WHERE slug = ?1 LIMIT 1) w",
    )
    .bind(slug.as_str())
    .fetch_optional(pool)
    .await
    .map_err(&failed)?;
    row.map(|row| {
        Ok(Writer {
            slug: slug.clone(),
            name: row.try_get("name").map_err(&failed)?,
            about: row.try_get("about").map_err(&failed)?,
            articles: row.try_get("articles").map_err(&failed)?,
        })
    })
    .transpose()
}
