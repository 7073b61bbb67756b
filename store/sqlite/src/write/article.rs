//! Writing an article.

use std::borrow::Cow;

use sqlx::{AssertSqlSafe, SqliteConnection};
use store::{ArticleId, ChangeKey, DEMO_IDS_FROM, NewArticle, Outcome, Result, StoreError};

use super::article_rows::put;
use super::compare::{Before, compared, free_id, must_exist};
use super::digests::{self, Table, digest};
use super::newsroom_state::{Corrected, corrected, held_back};
use crate::clock::now;
use crate::error::while_doing;

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
                "SELECT count(*) FROM articles WHERE id = ?",
                AssertSqlSafe(format!(
                    "SELECT coalesce(max(id), 0) + 1 FROM articles WHERE id < {DEMO_IDS_FROM}"
                )),
            )
            .await?
        }
    };
    let mut new = Cow::Borrowed(new);
    if held_back(conn, id, new.published).await? {
        new.to_mut().published = false;
    }
    let corrected = corrected(conn, id).await?;
    if let Some(corrected) = &corrected {
        keep_corrections(new.to_mut(), corrected);
    }
    let old_section = stored.as_ref().map(|stored| stored.section.as_str());
    put(conn, id, &new, &digest, old_section, None, now()).await?;
    let key = ChangeKey::Article(ArticleId(id));
    Ok(match corrected {
        Some(_) => Outcome::TextKept(key),
        None => before.outcome(key),
    })
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
async fn check(conn: &mut SqliteConnection, new: &NewArticle) -> Result<()> {
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
