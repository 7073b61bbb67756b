//! Writing an article.

use std::borrow::Cow;

use sqlx::SqliteConnection;
use store::{ArticleId, ChangeKey, NewArticle, Outcome, Result, StoreError};

use super::article_rows::put;
use super::compare::{Before, compared, free_id};
use super::digests::{self, Table, digest};
use super::documents::{Imported, article_imported};
use super::newsroom_state::{Corrected, corrected, held_back};
use crate::clock::now;
use crate::error::while_doing;
use crate::newsroom::documents::{free_number, is_own};
use crate::references::must_exist;

/// The stored article of the same origin.
#[derive(sqlx::FromRow)]
struct Stored {
    id: i64,
    digest: String,
    section: String,
}

pub(crate) async fn article(conn: &mut SqliteConnection, new: &NewArticle) -> Result<Outcome> {
    let failed = while_doing("writing an article");
    let digest = digest(new);
    let stored: Option<Stored> =
        sqlx::query_as("SELECT id, digest, section FROM articles WHERE origin = ?")
            .bind(&new.origin)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let mut before = compared(
        stored.as_ref().map(|stored| stored.digest.as_str()),
        &digest,
    );
    if let (Before::Different, Some(stored)) = (before, &stored)
        && !stored.digest.is_empty()
        && digests::same_article(conn, stored.id, new).await?
    {
        digests::replace(conn, Table::Articles, &new.origin, &digest).await?;
        before = Before::Same;
    }
    if let (Before::Same, Some(stored)) = (before, &stored) {
        return Ok(before.outcome(ChangeKey::Article(ArticleId(stored.id))));
    }
    check(conn, new).await?;
    let id = match &stored {
        Some(stored) => stored.id,
        None => {
            free_id(
                conn,
                new.wanted_id.map(|id| id.0),
                "SELECT (SELECT count(*) FROM articles WHERE id = ?1) + (SELECT count(*) FROM documents WHERE id = ?1)",
                free_number(),
            )
            .await?
        }
    };
    let outcome = match written(conn, id, new, &digest, stored.as_ref()).await? {
        Imported::Written => before.outcome(ChangeKey::Article(ArticleId(id))),
        Imported::Kept => Outcome::TextKept(ChangeKey::Article(ArticleId(id))),
    };
    Ok(outcome)
}

/// Writes the article that a writer supplies, but for the text that the newsroom published
/// or corrected.
async fn written(
    conn: &mut SqliteConnection,
    id: i64,
    brought: &NewArticle,
    digest: &str,
    stored: Option<&Stored>,
) -> Result<Imported> {
    if is_own(conn, id).await? {
        digests::replace(conn, Table::Articles, &brought.origin, digest).await?;
        article_imported(conn, id, brought, Imported::Kept, now()).await?;
        return Ok(Imported::Kept);
    }
    let mut new = Cow::Borrowed(brought);
    if held_back(conn, id, new.published).await? {
        new.to_mut().published = false;
    }
    let corrected = corrected(conn, id).await?;
    if let Some(corrected) = &corrected {
        keep_corrections(new.to_mut(), corrected);
    }
    let old_section = stored.map(|stored| stored.section.as_str());
    put(conn, id, &new, digest, old_section, None, now()).await?;
    let imported = match corrected {
        Some(_) => Imported::Kept,
        None => Imported::Written,
    };
    article_imported(conn, id, brought, imported, now()).await?;
    Ok(imported)
}

/// Keeps the texts that were corrected here.
fn keep_corrections(new: &mut NewArticle, Corrected { now, summary }: &Corrected) {
    if *summary {
        new.summary.clone_from(&now.summary);
    }
    new.title.clone_from(&now.title);
    new.lead.clone_from(&now.lead);
    new.body.clone_from(&now.body);
    new.pictures.clone_from(&now.pictures);
    new.updated_at = new.updated_at.max(now.updated_at);
}

/// Checks the article's times, and that everything it refers to exists; the
/// error names what is wrong.
pub(crate) async fn check(conn: &mut SqliteConnection, new: &NewArticle) -> Result<()> {
    for (what, time) in [
        ("time of publication", new.published_at),
        ("time of the last change", new.updated_at),
    ] {
        if !time.has_four_digit_year() {
            return Err(StoreError::Time {
                what,
                value: time.0,
            });
        }
    }
    for section in [&new.section].into_iter().chain(&new.other_sections) {
        must_exist(
            conn,
            "section",
            "SELECT 1 FROM sections WHERE slug = ?",
            section.as_str(),
        )
        .await?;
    }
    for topic in &new.topics {
        must_exist(
            conn,
            "topic",
            "SELECT 1 FROM topics WHERE slug = ?",
            topic.as_str(),
        )
        .await?;
    }
    for author in &new.authors {
        must_exist(
            conn,
            "author",
            "SELECT 1 FROM authors WHERE slug = ?",
            author.as_str(),
        )
        .await?;
    }
    if let Some(desk) = &new.desk {
        must_exist(
            conn,
            "desk",
            "SELECT 1 FROM desks WHERE slug = ?",
            desk.as_str(),
        )
        .await?;
    }
    for media in new.cover.iter().chain(&new.pictures) {
        must_exist(
            conn,
            "file",
            "SELECT 1 FROM media WHERE id = ?",
            &media.0.to_string(),
        )
        .await?;
    }
    Ok(())
}
