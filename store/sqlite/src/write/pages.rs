//! Pages that are not articles.

use sqlx::SqliteConnection;
use store::{ChangeKey, NewPage, Outcome, Result, Slug};

use super::compare::{Before, compared};
use super::digests::{self, Table, digest, is_of_first_version};
use crate::error::while_doing;
use crate::references::must_exist;

/// The stored page of the same origin.
#[derive(sqlx::FromRow)]
struct Stored {
    id: i64,
    slug: String,
    digest: String,
}

pub(crate) async fn page(conn: &mut SqliteConnection, new: &NewPage) -> Result<Outcome> {
    let failed = while_doing("writing a page");
    let digest = digest(new);
    let stored: Option<Stored> =
        sqlx::query_as("SELECT id, slug, digest FROM pages WHERE origin = ?")
            .bind(&new.origin)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let mut before = compared(
        stored.as_ref().map(|stored| stored.digest.as_str()),
        &digest,
    );
    if let (Before::Different, Some(stored)) = (before, &stored)
        && is_of_first_version(&stored.digest)
        && digests::same_page(conn, stored.id, new).await?
    {
        digests::replace(conn, Table::Pages, &new.origin, &digest).await?;
        before = Before::Same;
    }
    if let (Before::Same, Some(stored)) = (before, &stored) {
        let slug = crate::rows::slug(stored.slug.clone())?;
        return Ok(before.outcome(ChangeKey::Slug(slug)));
    }
    let slug = free_page_slug(conn, &new.slug, stored.as_ref().map(|stored| stored.id)).await?;
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO pages (origin, published, slug, title, body, updated_at, digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (origin) DO UPDATE SET published = ?2, slug = ?3, title = ?4, body = ?5, updated_at = ?6,
            digest = ?7
         RETURNING id",
    )
    .bind(&new.origin)
    .bind(new.published)
    .bind(slug.as_str())
    .bind(&new.title)
    .bind(new.body.as_str())
    .bind(new.updated_at.0)
    .bind(&digest)
    .fetch_one(&mut *conn)
    .await
    .map_err(&failed)?;
    write_pictures(conn, id, new).await?;
    Ok(before.outcome(ChangeKey::Slug(slug)))
}

/// Replaces the pictures of a page.
async fn write_pictures(conn: &mut SqliteConnection, id: i64, new: &NewPage) -> Result<()> {
    let failed = while_doing("writing the pictures of a page");
    sqlx::query("DELETE FROM page_media WHERE page = ?")
        .bind(id)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    for media in &new.pictures {
        must_exist(
            conn,
            "file",
            "SELECT 1 FROM media WHERE id = ?",
            &media.0.to_string(),
        )
        .await?;
        sqlx::query("INSERT OR IGNORE INTO page_media (page, media) VALUES (?, ?)")
            .bind(id)
            .bind(media.0)
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
    }
    Ok(())
}

/// Returns `wanted`, with the first free number appended if it is in use.
async fn free_page_slug(
    conn: &mut SqliteConnection,
    wanted: &Slug,
    own: Option<i64>,
) -> Result<Slug> {
    let mut slug = wanted.clone();
    let mut number = 2;
    loop {
        let taken: Option<i64> =
            sqlx::query_scalar("SELECT id FROM pages WHERE slug = ?1 AND id IS NOT ?2")
                .bind(slug.as_str())
                .bind(own)
                .fetch_optional(&mut *conn)
                .await
                .map_err(while_doing("choosing a page's address"))?;
        if taken.is_none() {
            return Ok(slug);
        }
        slug = Slug::from_words(&format!("{wanted}-{number}"), "trang");
        number += 1;
    }
}
