//! Finding stories: among the articles that share syllable bigrams,
//! [`store::policy::story`] decides. Articles that this rule links, directly or
//! through others, form a story, so the order of writing does not matter.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use store::policy::story::{
    self, COMPARED, Joined, LEAST_SHARED_BIGRAMS, STORY_WINDOW, StoryCandidate, StoryFingerprint,
    story_of,
};
use store::{Result, Timestamp};

use crate::error::while_doing;

/// Finds the story of a written article, and again that of every article of its
/// old story.
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

/// Joins an article, and the stories of the articles that tell the same, to one
/// story.
async fn join(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    let failed = while_doing("finding a story");
    let own = sqlx::query(
        "SELECT id, story, published_at, title, iif(lead = '', summary, lead) AS beginning FROM articles
         WHERE id = ? AND published",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await
    .map_err(&failed)?;
    let Some(own) = own else { return Ok(()) };
    let published_at: i64 = own.try_get("published_at").map_err(&failed)?;
    let candidates = sqlx::query(
        "SELECT a.id, a.story, a.published_at, a.title, iif(a.lead = '', a.summary, a.lead) AS beginning
         FROM (SELECT o.id AS id FROM syllable_bigrams p CROSS JOIN syllable_bigrams o ON o.bigram = p.bigram
                AND o.published_at BETWEEN ?2 AND ?3
            WHERE p.id = ?1 AND o.id <> ?1
            GROUP BY o.id HAVING count(*) >= ?4 ORDER BY count(*) DESC, o.id LIMIT ?5) c
         CROSS JOIN articles a ON a.id = c.id",
    )
    .bind(id)
    .bind(published_at.saturating_sub(STORY_WINDOW))
    .bind(published_at.saturating_add(STORY_WINDOW))
    .bind(LEAST_SHARED_BIGRAMS)
    .bind(COMPARED)
    .fetch_all(&mut *conn)
    .await
    .map_err(&failed)?;
    let candidates = candidates
        .iter()
        .map(candidate)
        .collect::<Result<Vec<_>>>()?;
    let Joined {
        mut members,
        stories,
    } = story::join(&candidate(&own)?, &candidates);
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
    let Some(number) = story_of(&members) else {
        return Ok(());
    };
    sqlx::query("UPDATE articles SET story = ?1 WHERE id IN (SELECT value FROM json_each(?2))")
        .bind(number)
        .bind(serde_json::json!(members).to_string())
        .execute(conn)
        .await
        .map_err(&failed)?;
    Ok(())
}

fn candidate(row: &SqliteRow) -> Result<StoryCandidate> {
    let failed = while_doing("comparing articles of a story");
    let text = |name: &str| row.try_get::<String, _>(name).map_err(&failed);
    let published_at = Timestamp(row.try_get("published_at").map_err(&failed)?);
    Ok(StoryCandidate {
        id: row.try_get("id").map_err(&failed)?,
        story: row.try_get("story").map_err(&failed)?,
        fingerprint: StoryFingerprint::new(published_at, &text("title")?, &text("beginning")?),
    })
}
