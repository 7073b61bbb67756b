//! Which articles tell the same story: found among those that share pairs of
//! syllables, decided by [`store::Told::same_story`]. A group is whatever that
//! rule links, one by one, so it is the same in whichever order articles come.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;
use store::{Result, STORY_WITHIN, Timestamp, Told};

use crate::while_doing;

/// Pairs that an article must share to be looked at.
const LEAST_PAIRS: i64 = 3;
/// Articles that are looked at, those with the most shared pairs.
const LOOKED_AT: i64 = 30;
/// A larger group takes no more in: the text is a form, not a story.
const LARGEST: usize = 12;

/// Finds the story of an article that was written, and anew that of every
/// article with which it stood in one.
pub(crate) async fn regroup(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    let failed = while_doing("leaving a story");
    let mut loose: Vec<i64> = sqlx::query_scalar(
        "SELECT id FROM articles WHERE id <> ?1 AND story = (SELECT story FROM articles WHERE id = ?1)",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await
    .map_err(&failed)?;
    loose.push(id);
    let all = serde_json::json!(loose).to_string();
    sqlx::query(
        "UPDATE articles SET story = NULL
         WHERE id IN (SELECT value FROM json_each(?)) AND story IS NOT NULL",
    )
    .bind(all)
    .execute(&mut *conn)
    .await
    .map_err(&failed)?;
    for id in loose {
        join(conn, id).await?;
    }
    Ok(())
}

/// Number, story, time, title and beginning of an article.
type Row = (i64, Option<i64>, i64, String, String);

/// Puts an article, and the groups of those that tell the same, into one.
async fn join(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    let failed = while_doing("finding a story");
    let own: Option<Row> = sqlx::query_as(
        "SELECT id, story, published_at, title, iif(lead = '', summary, lead) FROM articles
         WHERE id = ? AND published",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await
    .map_err(&failed)?;
    let Some(own) = own else { return Ok(()) };
    let candidates: Vec<Row> = sqlx::query_as(
        "SELECT a.id, a.story, a.published_at, a.title, iif(a.lead = '', a.summary, a.lead)
         FROM (SELECT o.id AS id FROM pairs p CROSS JOIN pairs o ON o.pair = p.pair
                AND o.published_at BETWEEN ?2 AND ?3
            WHERE p.id = ?1 AND o.id <> ?1
            GROUP BY o.id HAVING count(*) >= ?4 ORDER BY count(*) DESC, o.id LIMIT ?5) c
         CROSS JOIN articles a ON a.id = c.id",
    )
    .bind(id)
    .bind(own.2.saturating_sub(STORY_WITHIN))
    .bind(own.2.saturating_add(STORY_WITHIN))
    .bind(LEAST_PAIRS)
    .bind(LOOKED_AT)
    .fetch_all(&mut *conn)
    .await
    .map_err(&failed)?;
    let told = |row: &Row| Told::new(Timestamp(row.2), &row.3, &row.4);
    let own_told = told(&own);
    let same = candidates
        .iter()
        .filter(|row| told(row).same_story(&own_told));
    let mut members = BTreeSet::from([id]);
    let mut stories: BTreeSet<i64> = own.1.into_iter().collect();
    for row in same {
        members.insert(row.0);
        stories.extend(row.1);
    }
    if members.len() < 2 {
        return Ok(());
    }
    let of_stories: Vec<i64> = sqlx::query_scalar(
        "SELECT a.id FROM json_each(?) s CROSS JOIN articles a ON a.story = s.value",
    )
    .bind(serde_json::json!(stories).to_string())
    .fetch_all(&mut *conn)
    .await
    .map_err(&failed)?;
    members.extend(of_stories);
    if members.len() > LARGEST {
        return Ok(());
    }
    sqlx::query("UPDATE articles SET story = ?1 WHERE id IN (SELECT value FROM json_each(?2))")
        .bind(members.first())
        .bind(serde_json::json!(members).to_string())
        .execute(conn)
        .await
        .map_err(&failed)?;
    Ok(())
}
