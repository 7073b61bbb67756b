//! Search in folded text.

use sqlx::SqlitePool;
use store::{Result, Teaser};

use crate::rows::{self, teaser_list};
use crate::while_doing;

pub(crate) async fn search(pool: &SqlitePool, words: &str, limit: u32) -> Result<Vec<Teaser>> {
    // Quoted, so that nothing in them is taken for FTS5's own syntax.
    let wanted: Vec<String> = viet::syllables(words)
        .iter()
        .map(|word| format!("\"{}\"", word.replace('"', "")))
        .collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let teasers = teaser_list(
        "articles a WHERE a.id IN (SELECT rowid FROM search WHERE search MATCH ?1) AND a.published \
         ORDER BY a.published_at DESC, a.id DESC LIMIT ?2",
    );
    let text: String = sqlx::query_scalar(&format!("SELECT {teasers}"))
        .bind(wanted.join(" "))
        .bind(limit)
        .fetch_one(pool)
        .await
        .map_err(while_doing("searching"))?;
    rows::teasers(&text)
}
