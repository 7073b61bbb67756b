//! Corrections, withdrawals and restoring.

use sqlx::SqliteConnection;
use store::policy::summary::{SummarySource, corrected_summary};
use store::{
    ArticleId, ChangeKey, NewArticle, NewCorrection, Outcome, Result, StoreError,
    SummaryCorrection, Timestamp,
};

use super::article_rows::put;
use super::compare::{Before, compared, must_exist};
use super::{schedule, stored_article};
use crate::clock::now;
use crate::error::while_doing;

pub(crate) async fn correct(conn: &mut SqliteConnection, new: &NewCorrection) -> Result<Outcome> {
    let failed = while_doing("correcting an article");
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
    // One correction per second: a second one uses the next free second.
    let mut at = new.at.0;
    loop {
        let stored: Option<String> =
            sqlx::query_scalar("SELECT text FROM corrections WHERE at = ? AND article = ?")
                .bind(at)
                .bind(id)
                .fetch_optional(&mut *conn)
                .await
                .map_err(&failed)?;
        match compared(stored.as_deref(), &new.text) {
            Before::Absent => break,
            Before::Same => return Ok(Outcome::Unchanged(key)),
            Before::Different => at += 1,
        }
    }
    sqlx::query("INSERT INTO corrections (at, article, text) VALUES (?, ?, ?)")
        .bind(at)
        .bind(id)
        .bind(&new.text)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    let changed = corrected(conn, &article, new).await?;
    let summary = (changed.summary != article.summary).then_some(&article.summary);
    if summary.is_some() || new.title.is_some() || new.lead.is_some() || new.body.is_some() {
        sqlx::query(
            "INSERT INTO article_versions (article, replaced_at, title, lead, body, summary) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(at)
        .bind(&article.title)
        .bind(&article.lead)
        .bind(article.body.as_str())
        .bind(summary)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    }
    article = changed;
    let at = Timestamp(at);
    article.updated_at = article.updated_at.max(at);
    put(conn, id, &article, &digest, None, Some(at), now()).await?;
    Ok(Outcome::Updated(key))
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
    at: Timestamp,
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
            .execute(conn)
            .await
            .map_err(&failed)?;
        return Ok(Outcome::Updated(key));
    }
    let (mut article, digest) = existing(conn, id).await?;
    sqlx::query("INSERT INTO withdrawn (article, reason, at, published) VALUES (?, ?, ?, ?)")
        .bind(id.0)
        .bind(reason)
        .bind(at.0)
        .bind(article.published)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    article.published = false;
    put(conn, id.0, &article, &digest, None, None, now()).await?;
    Ok(Outcome::Updated(key))
}

pub(crate) async fn restore(conn: &mut SqliteConnection, id: ArticleId) -> Result<Outcome> {
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
    Ok(Outcome::Updated(key))
}

async fn existing(conn: &mut SqliteConnection, id: ArticleId) -> Result<(NewArticle, String)> {
    let stored = stored_article::article(conn, id.0).await?;
    stored.ok_or_else(|| StoreError::Missing {
        what: "article",
        value: id.to_string(),
    })
}
