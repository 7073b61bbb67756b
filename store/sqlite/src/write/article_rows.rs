//! The rows of an article: its own, those that belong to it, and the lists and
//! bigrams by which it is found.

use std::borrow::Cow;

use sqlx::SqliteConnection;
use store::policy::related::ranking_bigrams;
use store::{NewArticle, Result, Slug, Timestamp};

use super::{revisions, schedule, search_log};
use crate::error::while_doing;

/// Writes all rows of an article; everything that it refers to must exist. It
/// is published if its time has come at `now`. `corrected` is the time of a correction
/// that brings the new text.
pub(crate) async fn put(
    conn: &mut SqliteConnection,
    id: i64,
    new: &NewArticle,
    digest: &str,
    old_section: Option<&str>,
    corrected: Option<Timestamp>,
    now: Timestamp,
) -> Result<()> {
    let before = revisions::own_part(conn, id).await?;
    let mut visible = Cow::Borrowed(new);
    if new.published && !schedule::is_public(new, now) {
        visible.to_mut().published = false;
    }
    write_row(conn, id, &visible, digest).await?;
    schedule::record(conn, id, new, now).await?;
    let new = &*visible;
    write_links(conn, id, new).await?;
    update_lists(conn, id).await?;
    write_bigrams(conn, id, new).await?;
    for section in old_section.into_iter().chain([new.section.as_str()]) {
        count(conn, section).await?;
    }
    revisions::raise_if_changed(conn, id, before, corrected, now).await
}

/// Recounts a section's published articles.
pub(crate) async fn count(conn: &mut SqliteConnection, section: &str) -> Result<()> {
    sqlx::query(
        "UPDATE sections SET articles = (SELECT count(*) FROM articles WHERE section = ?1 AND published)
         WHERE slug = ?1",
    )
    .bind(section)
    .execute(conn)
    .await
    .map_err(while_doing("counting a section"))?;
    Ok(())
}

async fn write_row(
    conn: &mut SqliteConnection,
    id: i64,
    new: &NewArticle,
    digest: &str,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO articles (id, origin, published, slug, title, summary, lead, body, author_line, section, desk,
            cover, published_at, updated_at, demo, digest, initials, stale)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, (SELECT initials FROM desks WHERE slug = ?11), 1)
         ON CONFLICT (id) DO UPDATE SET published = ?3, slug = ?4, title = ?5, summary = ?6, lead = ?7, body = ?8,
            author_line = ?9, section = ?10, desk = ?11, cover = ?12, published_at = ?13, updated_at = ?14,
            demo = ?15, digest = ?16, initials = excluded.initials, stale = 1",
    )
    .bind(id)
    .bind(&new.origin)
    .bind(new.published)
    .bind(new.slug.as_str())
    .bind(&new.title)
    .bind(&new.summary)
    .bind(&new.lead)
    .bind(new.body.as_str())
    .bind(&new.author_line)
    .bind(new.section.as_str())
    .bind(new.desk.as_ref().map(Slug::as_str))
    .bind(new.cover.map(|cover| cover.0))
    .bind(new.published_at.0)
    .bind(new.updated_at.max(new.published_at).0)
    .bind(new.demo)
    .bind(digest)
    .execute(conn)
    .await
    .map_err(while_doing("writing an article"))?;
    Ok(())
}

/// Writes the article's sections, topics, authors and pictures.
async fn write_links(conn: &mut SqliteConnection, id: i64, new: &NewArticle) -> Result<()> {
    let sections: Vec<&str> = [&new.section]
        .into_iter()
        .chain(&new.other_sections)
        .map(Slug::as_str)
        .collect();
    let topics: Vec<&str> = new.topics.iter().map(Slug::as_str).collect();
    let authors: Vec<&str> = new.authors.iter().map(Slug::as_str).collect();
    let media: Vec<i64> = new
        .cover
        .iter()
        .chain(&new.pictures)
        .map(|media| media.0)
        .collect();
    let lists = [
        (
            "DELETE FROM article_sections WHERE article = ?",
            "INSERT OR IGNORE INTO article_sections (article, section) SELECT ?1, value FROM json_each(?2)",
            serde_json::json!(sections),
        ),
        (
            "DELETE FROM article_topics WHERE article = ?",
            "INSERT INTO article_topics (article, position, topic) SELECT ?1, key, value FROM json_each(?2)",
            serde_json::json!(topics),
        ),
        (
            "DELETE FROM article_authors WHERE article = ?",
            "INSERT INTO article_authors (article, position, author) SELECT ?1, key, value FROM json_each(?2)",
            serde_json::json!(authors),
        ),
        (
            "DELETE FROM article_media WHERE article = ?",
            "INSERT OR IGNORE INTO article_media (article, media) SELECT ?1, value FROM json_each(?2)",
            serde_json::json!(media),
        ),
    ];
    for (delete, insert, list) in lists {
        let failed = while_doing("writing what hangs on an article");
        sqlx::query(delete)
            .bind(id)
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
        sqlx::query(insert)
            .bind(id)
            .bind(list.to_string())
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
    }
    Ok(())
}

/// Adds the article to every list that it belongs to, or removes it from all if
/// it is not published, and logs it for the search index.
pub(crate) async fn update_lists(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    let failed = while_doing("filing an article");
    sqlx::query("DELETE FROM list_entries WHERE id = ?")
        .bind(id)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    sqlx::query(
        "INSERT INTO list_entries (list, published_at, id)
         WITH RECURSIVE
            up (slug) AS (
                SELECT section FROM article_sections WHERE article = ?1
                UNION
                SELECT s.parent FROM sections s JOIN up ON s.slug = up.slug WHERE s.parent IS NOT NULL),
            lists (list) AS (
                SELECT 'all'
                UNION SELECT 's:' || slug FROM up
                UNION SELECT 't:' || topic FROM article_topics WHERE article = ?1
                UNION SELECT 'w:' || author FROM article_authors WHERE article = ?1
                UNION SELECT 'w:' || desk FROM articles WHERE id = ?1 AND desk IS NOT NULL)
         SELECT lists.list, a.published_at, a.id FROM articles a, lists WHERE a.id = ?1 AND a.published",
    )
    .bind(id)
    .execute(&mut *conn)
    .await
    .map_err(&failed)?;
    search_log::log(conn, id).await
}

/// Writes the syllable bigrams of the article.
async fn write_bigrams(conn: &mut SqliteConnection, id: i64, new: &NewArticle) -> Result<()> {
    let failed = while_doing("indexing an article");
    if !new.published {
        return remove_from_rankings(conn, id).await;
    }
    sqlx::query("DELETE FROM syllable_bigrams WHERE id = ?")
        .bind(id)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    let beginning = if new.lead.is_empty() {
        &new.summary
    } else {
        &new.lead
    };
    sqlx::query(
        "INSERT OR IGNORE INTO syllable_bigrams (bigram, published_at, id) SELECT value, ?2, ?3 FROM json_each(?1)",
    )
    .bind(serde_json::json!(ranking_bigrams(&new.title, beginning)).to_string())
    .bind(new.published_at.0)
    .bind(id)
    .execute(conn)
    .await
    .map_err(&failed)?;
    Ok(())
}

/// Removes an article from all rankings. Those that lose an entry are computed
/// again, since a full ranking has dropped the articles that follow.
pub(crate) async fn remove_from_rankings(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    for sql in [
        "UPDATE articles SET stale = 1 WHERE id IN (SELECT article FROM related WHERE other = ?1)",
        "DELETE FROM syllable_bigrams WHERE id = ?1",
        "DELETE FROM related WHERE article = ?1 OR other = ?1",
    ] {
        sqlx::query(sql)
            .bind(id)
            .execute(&mut *conn)
            .await
            .map_err(while_doing("taking an article out of rankings"))?;
    }
    Ok(())
}
