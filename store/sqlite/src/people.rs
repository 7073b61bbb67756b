//! Sections, topics, authors, desks.

use sqlx::{Row, SqlitePool};
use store::{Author, Desk, Result, Section, Slug, Topic};

use crate::{rows, while_doing};

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
                slug: rows::slug(row.try_get(0).map_err(&failed)?)?,
                name: row.try_get(1).map_err(&failed)?,
                parent: row
                    .try_get::<Option<String>, _>(2)
                    .map_err(&failed)?
                    .map(rows::slug)
                    .transpose()?,
                articles: row.try_get(3).map_err(&failed)?,
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
    sql: &str,
    slug: &Slug,
    doing: &'static str,
) -> Result<Option<String>> {
    sqlx::query_scalar(sql)
        .bind(slug.as_str())
        .fetch_optional(pool)
        .await
        .map_err(while_doing(doing))
}
