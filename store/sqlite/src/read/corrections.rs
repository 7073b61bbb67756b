//! The list of corrections.

use sqlx::{AssertSqlSafe, Row, SqlitePool};
use store::{
    ArticleId, CorrectedArticle, Correction, Corrections, Cursor, Direction, Result, Timestamp,
};

use crate::error::while_doing;
use crate::rows;

/// A cursor after every correction: the start of the list follows it.
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
    let found = sqlx::query(AssertSqlSafe(format!(
        "SELECT c.article, c.text, c.at, a.slug, a.title,
            EXISTS (SELECT 1 FROM corrections WHERE (at, article) {behind} (?1, ?2)) AS behind
         FROM corrections c CROSS JOIN articles a ON a.id = c.article
         WHERE a.published AND (c.at, c.article) {beyond} (?1, ?2)
         ORDER BY c.at {order}, c.article {order} LIMIT ?3"
    )))
    .bind(place.published_at.0)
    .bind(place.id.0)
    .bind(i64::from(limit) + 1)
    .fetch_all(pool)
    .await
    .map_err(&failed)?;
    let further = found.len() > limit as usize;
    let behind = match found.first() {
        Some(row) => row.try_get("behind").map_err(&failed)?,
        None => false,
    };
    let mut list = found
        .into_iter()
        .take(limit as usize)
        .map(|row| {
            Ok(CorrectedArticle {
                correction: Correction {
                    article: ArticleId(row.try_get("article").map_err(&failed)?),
                    text: row.try_get("text").map_err(&failed)?,
                    at: Timestamp(row.try_get("at").map_err(&failed)?),
                },
                slug: rows::slug(row.try_get("slug").map_err(&failed)?)?,
                title: row.try_get("title").map_err(&failed)?,
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
