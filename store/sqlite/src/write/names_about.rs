//! Biographies of authors and desks.

use sqlx::SqliteConnection;
use store::{ChangeKey, Outcome, Result, Slug};

use super::compare::{Before, compared};
use crate::error::while_doing;
use crate::references::must_exist;

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
    let stored: Option<String> =
        sqlx::query_scalar("SELECT about FROM writers_about WHERE slug = ?")
            .bind(slug.as_str())
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let before = compared(Some(stored.as_deref().unwrap_or_default()), about);
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
