//! The ranking of related articles: by shared topics, by pairs of syllables
//! in titles and leads, by section. What it reads is bounded whatever the
//! paper's size, and a pair of articles is ranked both ways at once, so that
//! an old article learns of a new one.

use std::collections::HashMap;

use sqlx::{SqliteConnection, SqlitePool};
use store::Result;

use crate::{stories, while_doing};

/// Articles kept in a ranking.
const KEPT: usize = 24;
/// Newest articles looked at for each pair, topic and section.
const NEWEST: usize = 50;
/// Syllables of the lead whose pairs count.
const LEAD_SYLLABLES: usize = 16;

const TOPIC_WEIGHT: f64 = 3.0;
const SECTION_WEIGHT: f64 = 0.2;

/// Ranks at most `limit` articles, each in a transaction of its own, so that
/// readers and other writers never wait long.
pub(crate) async fn relate(pool: &SqlitePool, limit: u32) -> Result<u32> {
    let failed = while_doing("ranking related articles");
    let stale: Vec<i64> =
        sqlx::query_scalar("SELECT id FROM articles WHERE stale ORDER BY id LIMIT ?")
            .bind(limit)
            .fetch_all(pool)
            .await
            .map_err(&failed)?;
    for id in &stale {
        let mut tx = pool.begin_with("BEGIN IMMEDIATE").await.map_err(&failed)?;
        rank(&mut tx, *id).await?;
        tx.commit().await.map_err(&failed)?;
    }
    Ok(u32::try_from(stale.len()).unwrap_or(u32::MAX))
}

/// The pairs of syllables by which an article is likened to others.
pub(crate) fn pairs(title: &str, beginning: &str) -> Vec<i64> {
    let mut hashes = store::pairs(title, usize::MAX);
    hashes.extend(store::pairs(beginning, LEAD_SYLLABLES));
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Computes what is related to an article, and which others tell the same.
pub(crate) async fn rank(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    relate_one(conn, id).await?;
    stories::regroup(conn, id).await
}

async fn relate_one(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    let failed = while_doing("ranking related articles");
    // One row for each pair, topic and section of the article, with the
    // newest articles that have it as well.
    let shared: Vec<(String, String)> = sqlx::query_as(&format!(
        "SELECT 'pair', (SELECT json_group_array(o.id) FROM (SELECT id FROM pairs WHERE pair = p.pair AND id <> ?1
                ORDER BY published_at DESC, id DESC LIMIT {NEWEST}) o)
            FROM pairs p WHERE p.id = ?1
         UNION ALL
         SELECT 'topic', (SELECT json_group_array(o.id) FROM (SELECT id FROM filed WHERE list = 't:' || t.topic
                AND id <> ?1 ORDER BY published_at DESC, id DESC LIMIT {NEWEST}) o)
            FROM article_topics t WHERE t.article = ?1
         UNION ALL
         SELECT 'section', (SELECT json_group_array(o.id) FROM (SELECT id FROM filed WHERE list = 's:' || a.section
                AND id <> ?1 ORDER BY published_at DESC, id DESC LIMIT {NEWEST}) o)
            FROM article_sections a WHERE a.article = ?1"
    ))
    .bind(id)
    .fetch_all(&mut *conn)
    .await
    .map_err(&failed)?;
    let mut scores: HashMap<i64, f64> = HashMap::new();
    for (kind, ids) in &shared {
        let ids: Vec<i64> = crate::rows::json("list of articles", ids)?;
        let weight = match kind.as_str() {
            "topic" => TOPIC_WEIGHT,
            "section" => SECTION_WEIGHT,
            _ => rarity(ids.len()),
        };
        for other in ids {
            *scores.entry(other).or_default() += weight;
        }
    }
    let mut ranking: Vec<(i64, f64)> = scores.into_iter().collect();
    ranking.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    ranking.truncate(KEPT);
    keep(conn, id, &ranking).await
}

/// What a shared pair weighs: less, the more articles have it.
fn rarity(articles: usize) -> f64 {
    if articles >= NEWEST {
        return 0.1;
    }
    let articles = f64::from(u32::try_from(articles).unwrap_or(u32::MAX));
    1.0 / (1.0 + articles.ln_1p())
}

async fn keep(conn: &mut SqliteConnection, id: i64, ranking: &[(i64, f64)]) -> Result<()> {
    let failed = while_doing("keeping the ranking of related articles");
    let ranking = serde_json::json!(ranking).to_string();
    let statements = [
        // Both ways: what it no longer shares, others no longer share with it.
        "DELETE FROM related WHERE article = ?1 OR other = ?1",
        "INSERT INTO related (article, other, score)
         SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2)",
        "INSERT INTO related (article, other, score)
         SELECT value ->> 0, ?1, value ->> 1 FROM json_each(?2) WHERE true
         ON CONFLICT (article, other) DO UPDATE SET score = excluded.score",
        // The rankings that it came into lose their last.
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
            .bind(i64::try_from(KEPT).unwrap_or(i64::MAX))
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_pair_weighs_more() {
        assert!(rarity(1) > rarity(10));
        assert!(rarity(10) > rarity(NEWEST));
    }
}
