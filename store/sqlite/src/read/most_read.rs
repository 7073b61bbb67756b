//! The most read articles.

use sqlx::{AssertSqlSafe, SqlitePool};
use store::{ReadPeriod, Result, Teaser};

use crate::error::while_doing;
use crate::rows::{self, teaser_list};

/// Lengths of the windows in hours; reads older than the longest are deleted.
pub(crate) const WINDOWS: [i64; 2] = [24, 168];
/// The window of all time, in the table of sums.
pub(crate) const EVER: i64 = 0;

const fn hours(span: ReadPeriod) -> i64 {
    match span {
        ReadPeriod::Day => WINDOWS[0],
        ReadPeriod::Week => WINDOWS[1],
        ReadPeriod::Ever => EVER,
    }
}

pub(crate) async fn most_read(
    pool: &SqlitePool,
    span: ReadPeriod,
    limit: u32,
) -> Result<Vec<Teaser>> {
    let teasers = teaser_list(
        "read_sums r CROSS JOIN articles a ON a.id = r.article",
        "WHERE r.hours = ?1 AND a.published ORDER BY r.count DESC, r.article DESC LIMIT ?2",
    );
    let text: String = sqlx::query_scalar(AssertSqlSafe(format!("SELECT {teasers}")))
        .bind(hours(span))
        .bind(limit)
        .fetch_one(pool)
        .await
        .map_err(while_doing("reading the most read articles"))?;
    rows::teasers(&text)
}
