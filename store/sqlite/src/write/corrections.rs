//! Corrections, withdrawals and restoring.

use sqlx::SqliteConnection;
use store::newsroom::Act;
use store::policy::summary::{SummarySource, corrected_summary};
use store::{
    ArticleId, ChangeKey, NewArticle, NewCorrection, Outcome, Result, StoreError,
    SummaryCorrection, Timestamp,
};

use super::article_rows::put;
use super::compare::{Before, compared};
use super::documents::{article_corrected, article_restored, article_withdrawn, note_reason};
use super::{schedule, stored_article};
use crate::clock::now;
use crate::error::while_doing;
use crate::references::must_exist;

pub(crate) async fn correct(
    conn: &mut SqliteConnection,
    new: &NewCorrection,
    act: Act,
) -> Result<Outcome> {
    let failed = while_doing(CORRECTING);
    let id = new.article.0;
    let key = ChangeKey::Article(new.article);
    let stored = stored_article::article(conn, id).await?;
    // Nobody has read a scheduled article yet.
    let is_public = |article: &NewArticle| schedule::is_public(article, now());
    let Some((mut article, digest)) = stored.filter(|(article, _)| is_public(article)) else {
        return Err(StoreError::Missing {
            what: "published article",
            value: new.article.to_string(),
        });
    };
    let Some(at) = add_note(conn, id, &new.text, new.at).await? else {
        return Ok(Outcome::Unchanged(key));
    };
    let changed = corrected(conn, &article, new).await?;
    let summary = (changed.summary != article.summary).then_some(&article.summary);
    if summary.is_some() || new.title.is_some() || new.lead.is_some() || new.body.is_some() {
        sqlx::query(
            "INSERT INTO article_versions (article, replaced_at, title, lead, body, summary) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(at.0)
        .bind(&article.title)
        .bind(&article.lead)
        .bind(article.body.as_str())
        .bind(summary)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    }
    article = changed;
    article.updated_at = article.updated_at.max(at);
    put(conn, id, &article, &digest, None, Some(at), now()).await?;
    article_corrected(conn, id, &article, &new.text, act).await?;
    Ok(Outcome::Updated(key))
}

const CORRECTING: &str = "correcting an article";

/// Adds the note of a correction and returns its time: one per second, so a second one
/// uses the next free second. `None` if it is there already.
pub(crate) async fn add_note(
    conn: &mut SqliteConnection,
    id: i64,
    text: &str,
    at: Timestamp,
) -> Result<Option<Timestamp>> {
    let failed = while_doing(CORRECTING);
    let mut at = at.0;
    loop {
        let stored: Option<String> =
            sqlx::query_scalar("SELECT text FROM corrections WHERE at = ? AND article = ?")
                .bind(at)
                .bind(id)
                .fetch_optional(&mut *conn)
                .await
                .map_err(&failed)?;
        match compared(stored.as_deref(), text) {
            Before::Absent => break,
            Before::Same => return Ok(None),
            Before::Different => at += 1,
        }
    }
    sqlx::query("INSERT INTO corrections (at, article, text) VALUES (?, ?, ?)")
        .bind(at)
        .bind(id)
        .bind(text)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    Ok(Some(Timestamp(at)))
}

/// Returns the article with the corrected texts, its summary and the pictures
/// of the corrected body.
async fn corrected(
    conn: &mut SqliteConnection,
    article: &NewArticle,
    new: &NewCorrection,
) -> Result<NewArticle> {
    let mut now = article.clone();
    if let Some(title) = &new.title {
        now.title.clone_from(title);
    }
    if let Some(lead) = &new.lead {
        now.lead.clone_from(lead);
    }
    if let Some(body) = &new.body {
        now.body.clone_from(body);
        now.pictures = body.pictures();
        for picture in &now.pictures {
            let number = picture.0.to_string();
            must_exist(conn, "picture", "SELECT 1 FROM media WHERE id = ?", &number).await?;
        }
    }
    now.summary = match &new.summary {
        SummaryCorrection::Keep => article.summary.clone(),
        SummaryCorrection::Replace(summary) => summary.clone(),
        SummaryCorrection::Follow => {
            corrected_summary(&article.summary, source_of(article), source_of(&now)).ok_or_else(
                || StoreError::OwnSummary {
                    article: new.article,
                    summary: article.summary.clone(),
                },
            )?
        }
    };
    Ok(now)
}

fn source_of(article: &NewArticle) -> SummarySource<'_> {
    SummarySource {
        lead: &article.lead,
        body: &article.body,
    }
}

pub(crate) async fn withdraw(
    conn: &mut SqliteConnection,
    id: ArticleId,
    reason: Option<&str>,
    act: Act,
) -> Result<Outcome> {
    let failed = while_doing("withdrawing an article");
    let key = ChangeKey::Article(id);
    let stored: Option<Option<String>> =
        sqlx::query_scalar("SELECT reason FROM withdrawn WHERE article = ?")
            .bind(id.0)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    if let Some(stored) = stored {
        if reason.is_none() || stored.as_deref() == reason {
            return Ok(Outcome::Unchanged(key));
        }
        sqlx::query("UPDATE withdrawn SET reason = ?2 WHERE article = ?1")
            .bind(id.0)
            .bind(reason)
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
        note_reason(conn, id.0, stored.as_deref(), reason, act).await?;
        return Ok(Outcome::Updated(key));
    }
    let (mut article, digest) = existing(conn, id).await?;
    sqlx::query("INSERT INTO withdrawn (article, reason, at, published) VALUES (?, ?, ?, ?)")
        .bind(id.0)
        .bind(reason)
        .bind(act.at.0)
        .bind(article.published)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    article.published = false;
    put(conn, id.0, &article, &digest, None, None, now()).await?;
    article_withdrawn(conn, id.0, reason, act).await?;
    Ok(Outcome::Updated(key))
}

pub(crate) async fn restore(
    conn: &mut SqliteConnection,
    id: ArticleId,
    act: Act,
) -> Result<Outcome> {
    let failed = while_doing("restoring an article");
    let key = ChangeKey::Article(id);
    let (mut article, digest) = existing(conn, id).await?;
    let published: Option<bool> =
        sqlx::query_scalar("DELETE FROM withdrawn WHERE article = ? RETURNING published")
            .bind(id.0)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let Some(published) = published else {
        return Ok(Outcome::Unchanged(key));
    };
    article.published = published;
    put(conn, id.0, &article, &digest, None, None, now()).await?;
    article_restored(conn, id.0, published, act).await?;
    Ok(Outcome::Updated(key))
}

async fn existing(conn: &mut SqliteConnection, id: ArticleId) -> Result<(NewArticle, String)> {
    let stored = stored_article::article(conn, id.0).await?;
    stored.ok_or_else(|| StoreError::Missing {
        what: "article",
        value: id.to_string(),
    })
}
