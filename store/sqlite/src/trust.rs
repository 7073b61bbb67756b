//! Corrections, withdrawn articles, who wrote, and articles by their words.

use sqlx::{Row, SqliteConnection, SqlitePool};
use store::{
    ArticleId, ChangeKey, Corrected, Correction, Corrections, Cursor, Direction, Html, NewArticle,
    NewCorrection, Outcome, Result, Slug, StoreError, Timestamp, Version, Withdrawn, Writer,
};

use crate::write::{Before, compared, must_exist};
use crate::{rows, stored, while_doing, write_article};

pub(crate) async fn withdrawn(pool: &SqlitePool, id: ArticleId) -> Result<Option<Withdrawn>> {
    let found: Option<(Option<String>, i64)> =
        sqlx::query_as("SELECT reason, at FROM withdrawn WHERE article = ?")
            .bind(id.0)
            .fetch_optional(pool)
            .await
            .map_err(while_doing("looking for a withdrawn article"))?;
    Ok(found.map(|(reason, at)| Withdrawn {
        reason,
        at: Timestamp(at),
    }))
}

/// The start of a list is what follows the last moment of all.
const LAST: Cursor = Cursor {
    published_at: Timestamp(i64::MAX),
    id: ArticleId(i64::MAX),
};

pub(crate) async fn corrections(
    pool: &SqlitePool,
    from: Option<(Cursor, Direction)>,
    limit: u32,
) -> Result<Corrections> {
    let failed = while_doing("reading the corrections");
    let (place, way) = from.unwrap_or((LAST, Direction::Older));
    let (beyond, order, behind) = match way {
        Direction::Older => ("<", "DESC", ">="),
        Direction::Newer => (">", "ASC", "<="),
    };
    let found = sqlx::query(&format!(
        "SELECT c.article, c.text, c.at, a.slug, a.title,
            EXISTS (SELECT 1 FROM corrections WHERE (at, article) {behind} (?1, ?2))
         FROM corrections c CROSS JOIN articles a ON a.id = c.article
         WHERE a.published AND (c.at, c.article) {beyond} (?1, ?2)
         ORDER BY c.at {order}, c.article {order} LIMIT ?3"
    ))
    .bind(place.published_at.0)
    .bind(place.id.0)
    .bind(i64::from(limit) + 1)
    .fetch_all(pool)
    .await
    .map_err(&failed)?;
    let further = found.len() > limit as usize;
    let behind = match found.first() {
        Some(row) => row.try_get(5).map_err(&failed)?,
        None => false,
    };
    let mut list = found
        .into_iter()
        .take(limit as usize)
        .map(|row| {
            Ok(Corrected {
                correction: Correction {
                    article: ArticleId(row.try_get(0).map_err(&failed)?),
                    text: row.try_get(1).map_err(&failed)?,
                    at: Timestamp(row.try_get(2).map_err(&failed)?),
                },
                slug: rows::slug(row.try_get(3).map_err(&failed)?)?,
                title: row.try_get(4).map_err(&failed)?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let newer_wanted = way == Direction::Newer;
    if newer_wanted {
        list.reverse();
    }
    let (newer, older) = if newer_wanted {
        (further, behind)
    } else {
        (behind, further)
    };
    Ok(Corrections { list, newer, older })
}

pub(crate) async fn versions(pool: &SqlitePool, id: ArticleId) -> Result<Vec<Version>> {
    let found: Vec<(i64, String, String, String)> = sqlx::query_as(
        "SELECT replaced_at, title, lead, body FROM article_versions WHERE article = ? ORDER BY replaced_at DESC",
    )
    .bind(id.0)
    .fetch_all(pool)
    .await
    .map_err(while_doing("reading an article's versions"))?;
    Ok(found
        .into_iter()
        .map(|(replaced_at, title, lead, body)| Version {
            replaced_at: Timestamp(replaced_at),
            title,
            lead,
            body: Html::from_kept(body),
        })
        .collect())
}

pub(crate) async fn writer(pool: &SqlitePool, slug: &Slug) -> Result<Option<Writer>> {
    let found: Option<(String, String, u32)> = sqlx::query_as(
        "SELECT w.name, coalesce((SELECT about FROM writers_about WHERE slug = ?1), ''),
            coalesce((SELECT articles FROM list_counts WHERE list = 'w:' || ?1), 0)
         FROM (SELECT name FROM authors WHERE slug = ?1 UNION ALL SELECT initials FROM desks WHERE slug = ?1 LIMIT 1) w",
    )
    .bind(slug.as_str())
    .fetch_optional(pool)
    .await
    .map_err(while_doing("reading a writer"))?;
    Ok(found.map(|(name, about, articles)| Writer {
        slug: slug.clone(),
        name,
        about,
        articles,
    }))
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
    .map_err(while_doing("looking for an article by its address"))?;
    Ok(id.map(ArticleId))
}

pub(crate) async fn correct(conn: &mut SqliteConnection, new: &NewCorrection) -> Result<Outcome> {
    let failed = while_doing("correcting an article");
    let id = new.article.0;
    let key = ChangeKey::Article(new.article);
    let stands = stored::article(conn, id).await?;
    let Some((mut article, digest)) = stands.filter(|(article, _)| article.published) else {
        return Err(StoreError::Missing {
            what: "published article",
            value: new.article.to_string(),
        });
    };
    // One a second: a second one takes the next that is free.
    let mut at = new.at.0;
    loop {
        let stands: Option<String> =
            sqlx::query_scalar("SELECT text FROM corrections WHERE at = ? AND article = ?")
                .bind(at)
                .bind(id)
                .fetch_optional(&mut *conn)
                .await
                .map_err(&failed)?;
        match compared(stands.as_deref(), &new.text) {
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
    if new.title.is_some() || new.lead.is_some() || new.body.is_some() {
        sqlx::query(
            "INSERT INTO article_versions (article, replaced_at, title, lead, body) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(at)
        .bind(&article.title)
        .bind(&article.lead)
        .bind(article.body.as_str())
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    }
    if let Some(title) = &new.title {
        article.title.clone_from(title);
    }
    if let Some(lead) = &new.lead {
        article.lead.clone_from(lead);
    }
    if let Some(body) = &new.body {
        article.body.clone_from(body);
    }
    article.updated_at = article.updated_at.max(Timestamp(at));
    write_article::put(conn, id, &article, &digest, None).await?;
    Ok(Outcome::Updated(key))
}

pub(crate) async fn withdraw(
    conn: &mut SqliteConnection,
    id: ArticleId,
    reason: Option<&str>,
    at: Timestamp,
) -> Result<Outcome> {
    let failed = while_doing("withdrawing an article");
    let key = ChangeKey::Article(id);
    let stands: Option<Option<String>> =
        sqlx::query_scalar("SELECT reason FROM withdrawn WHERE article = ?")
            .bind(id.0)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    if let Some(stands) = stands {
        if reason.is_none() || stands.as_deref() == reason {
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
    write_article::put(conn, id.0, &article, &digest, None).await?;
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
    write_article::put(conn, id.0, &article, &digest, None).await?;
    Ok(Outcome::Updated(key))
}

async fn existing(
    conn: &mut SqliteConnection,
    id: ArticleId,
) -> Result<(store::NewArticle, String)> {
    let stands = stored::article(conn, id.0).await?;
    stands.ok_or_else(|| StoreError::Missing {
        what: "article",
        value: id.to_string(),
    })
}

/// The article as it stands, where a correction replaced anything of its text.
pub(crate) async fn corrected(
    conn: &mut SqliteConnection,
    id: i64,
) -> Result<Option<(NewArticle, String)>> {
    let replaced: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM article_versions WHERE article = ? LIMIT 1")
            .bind(id)
            .fetch_optional(&mut *conn)
            .await
            .map_err(while_doing("looking for a corrected article"))?;
    match replaced {
        Some(_) => stored::article(conn, id).await,
        None => Ok(None),
    }
}

/// True where the newsroom took the article down; what it is to be when it is
/// restored is noted then.
pub(crate) async fn held_back(
    conn: &mut SqliteConnection,
    id: i64,
    published: bool,
) -> Result<bool> {
    let held = sqlx::query("UPDATE withdrawn SET published = ?2 WHERE article = ?1")
        .bind(id)
        .bind(published)
        .execute(conn)
        .await
        .map_err(while_doing("looking for a withdrawn article"))?;
    Ok(held.rows_affected() > 0)
}

pub(crate) async fn about(
    conn: &mut SqliteConnection,
    slug: &Slug,
    about: &str,
) -> Result<Outcome> {
    let failed = while_doing("writing about a person or desk");
    must_exist(
        conn,
        "person or desk",
        "SELECT 1 FROM authors WHERE slug = ?1 UNION ALL SELECT 1 FROM desks WHERE slug = ?1",
        slug.as_str(),
    )
    .await?;
    let stands: Option<String> =
        sqlx::query_scalar("SELECT about FROM writers_about WHERE slug = ?")
            .bind(slug.as_str())
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let before = compared(Some(stands.as_deref().unwrap_or_default()), about);
    if before != Before::Same {
        sqlx::query(
            "INSERT INTO writers_about (slug, about) VALUES (?1, ?2) ON CONFLICT (slug) DO UPDATE SET about = ?2",
        )
        .bind(slug.as_str())
        .bind(about)
        .execute(conn)
        .await
        .map_err(&failed)?;
    }
    Ok(before.outcome(ChangeKey::Slug(slug.clone())))
}
