//! The log that the search index follows.

use store::Result;

use crate::error::while_doing;

/// Records that an article was written or moved between lists.
pub(crate) async fn log(conn: &mut sqlx::SqliteConnection, article: i64) -> Result<()> {
    sqlx::query("INSERT INTO search_log (article) VALUES (?)")
        .bind(article)
        .execute(conn)
        .await
        .map_err(while_doing("noting what the search index must follow"))?;
    Ok(())
}
