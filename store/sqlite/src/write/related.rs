//! The stored ranking of related articles, computed by
//! `store::policy::related`. The number of rows read is limited, whatever the
//! size of the paper. A ranking is written in both directions, so that a new
//! article enters the rankings of old ones.

use sqlx::{AssertSqlSafe, SqliteConnection, SqlitePool};
use store::Result;
use store::policy::related::{NEWEST_PER_KEY, RANKING_SIZE, SharedKey, rank as rank_shared};

use super::stories;
use crate::error::while_doing;
use crate::transaction::WriteTransaction;

/// Ranks at most `limit` articles, each in its own transaction, so that readers
/// and other writers never wait long.
pub(crate) async fn rank_related(pool: &SqlitePool, limit: u32) -> Result<u32> {
    let failed = while_doing("ranking related articles");
    let stale: Vec<i64> =
        sqlx::query_scalar("SELECT id FROM articles WHERE stale ORDER BY id LIMIT ?")
            .bind(limit)
            .fetch_all(pool)
            .await
            .map_err(&failed)?;
    for id in &stale {
        let mut tx = WriteTransaction::begin(pool, "ranking related articles").await?;
        let ranked = rank(&mut tx, *id).await;
        tx.end(ranked).await?;
    }
    Ok(u32::try_from(stale.len()).unwrap_or(u32::MAX))
}

/// Computes the articles related to an article, and its story.
pub(crate) async fn rank(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    relate_one(conn, id).await?;
    stories::regroup(conn, id).await
}

async fn relate_one(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    let failed = while_doing("ranking related articles");
    // One row for each bigram, topic and section of the article, with the
    // newest other articles that have it. An unpublished article has none, so
    // it takes no place in the rankings of others.
    let shared: Vec<(String, String)> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT 'bigram', (SELECT json_group_array(o.id) FROM (SELECT id FROM syllable_bigrams WHERE bigram = p.bigram AND id <> ?1
                ORDER BY published_at DESC, id DESC LIMIT {NEWEST_PER_KEY}) o)
            FROM syllable_bigrams p WHERE p.id = ?1
         UNION ALL
         SELECT 'topic', (SELECT json_group_array(o.id) FROM (SELECT id FROM list_entries WHERE list = 't:' || t.topic
                AND id <> ?1 ORDER BY published_at DESC, id DESC LIMIT {NEWEST_PER_KEY}) o)
            FROM article_topics t JOIN articles a ON a.id = t.article AND a.published WHERE t.article = ?1
         UNION ALL
         SELECT 'section', (SELECT json_group_array(o.id) FROM (SELECT id FROM list_entries WHERE list = 's:' || s.section
                AND id <> ?1 ORDER BY published_at DESC, id DESC LIMIT {NEWEST_PER_KEY}) o)
            FROM article_sections s JOIN articles a ON a.id = s.article AND a.published WHERE s.article = ?1"
    )))
    .bind(id)
    .fetch_all(&mut *conn)
    .await
    .map_err(&failed)?;
    let shared = shared
        .iter()
        .map(|(kind, ids)| {
            let key = match kind.as_str() {
                "topic" => SharedKey::Topic,
                "section" => SharedKey::Section,
                _ => SharedKey::Bigram,
            };
            Ok((key, crate::rows::json("list of articles", ids)?))
        })
        .collect::<Result<Vec<_>>>()?;
    keep(conn, id, &rank_shared(&shared)).await
}

async fn keep(conn: &mut SqliteConnection, id: i64, ranking: &[(i64, f64)]) -> Result<()> {
    let failed = while_doing("keeping the ranking of related articles");
    let ranking = serde_json::json!(ranking).to_string();
    let statements = [
        // In both directions: other articles no longer share what it no longer
        // has.
        "DELETE FROM related WHERE article = ?1 OR other = ?1",
        "INSERT INTO related (article, other, score)
         SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2)",
        "INSERT INTO related (article, other, score)
         SELECT value ->> 0, ?1, value ->> 1 FROM json_each(?2) WHERE true
         ON CONFLICT (article, other) DO UPDATE SET score = excluded.score",
        // Rankings that it entered lose their last entry.
        "DELETE FROM related WHERE (article, other) IN (
            SELECT article, other FROM (
                SELECT r.article, r.other, row_number() OVER (PARTITION BY r.article ORDER BY r.score DESC, r.other DESC) AS place
                FROM json_each(?2) JOIN related r ON r.article = value ->> 0)
            WHERE place > ?3)",
        "UPDATE articles SET stale = 0 WHERE id = ?1",
    ];
    for sql in statements {
        sqlx::query(sql)
            .bind(id)
            .bind(&ranking)
            .bind(i64::try_from(RANKING_SIZE).unwrap_or(i64::MAX))
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
    }
    Ok(())
}
