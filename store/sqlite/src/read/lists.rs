//! Lists of articles, page by page.

use sqlx::{AssertSqlSafe, SqlitePool};
use store::{Cursor, Day, Direction, ListKey, Listing, Result, Timestamp};

use crate::error::while_doing;
use crate::rows::{self, teaser_list};

/// The key of a list in `list_entries`.
pub(crate) fn list_key(of: &ListKey) -> String {
    match of {
        ListKey::Latest => "all".to_owned(),
        ListKey::Section(slug) => format!("s:{slug}"),
        ListKey::Topic(slug) => format!("t:{slug}"),
        ListKey::Writer(slug) => format!("w:{slug}"),
    }
}

pub(crate) async fn listing(
    pool: &SqlitePool,
    of: &ListKey,
    from: Option<(Cursor, Direction)>,
    limit: u32,
) -> Result<Listing> {
    page_of(pool, &list_key(of), None, from, limit).await
}

pub(crate) async fn day(
    pool: &SqlitePool,
    begins: Timestamp,
    ends: Timestamp,
    from: Option<(Cursor, Direction)>,
    limit: u32,
) -> Result<Day> {
    let all = list_key(&ListKey::Latest);
    let listing = page_of(pool, &all, Some((begins, ends)), from, limit).await?;
    let (before, after): (Option<i64>, Option<i64>) = sqlx::query_as(
        "SELECT (SELECT max(published_at) FROM list_entries WHERE list = ?1 AND published_at < ?2),
            (SELECT min(published_at) FROM list_entries WHERE list = ?1 AND published_at >= ?3)",
    )
    .bind(&all)
    .bind(begins.0)
    .bind(ends.0)
    .fetch_one(pool)
    .await
    .map_err(while_doing("finding the neighbouring days"))?;
    Ok(Day {
        listing,
        before: before.map(Timestamp),
        after: after.map(Timestamp),
    })
}

/// Returns one page of a list, or of its part published between two times.
async fn page_of(
    pool: &SqlitePool,
    list: &str,
    between: Option<(Timestamp, Timestamp)>,
    from: Option<(Cursor, Direction)>,
    limit: u32,
) -> Result<Listing> {
    // A cursor replaces the limit on its side: both limits use the index.
    let (begins, ends) = match between {
        Some(_) => (" AND f.published_at >= ?5", " AND f.published_at < ?6"),
        None => ("", ""),
    };
    let (within, order) = match from {
        None => (format!("{begins}{ends}"), "DESC"),
        Some((_, Direction::Older)) => (
            format!("{begins} AND (f.published_at, f.id) < (?2, ?3)"),
            "DESC",
        ),
        Some((_, Direction::Newer)) => (
            format!("{ends} AND (f.published_at, f.id) > (?2, ?3)"),
            "ASC",
        ),
    };
    let teasers = teaser_list(
        "list_entries f CROSS JOIN articles a ON a.id = f.id",
        &format!(
            "WHERE f.list = ?1{within} ORDER BY f.published_at {order}, f.id {order} LIMIT ?4"
        ),
    );
    // Articles on the other side of the cursor.
    let behind = match from {
        None => "0".to_owned(),
        Some((_, Direction::Older)) => format!(
            "EXISTS (SELECT 1 FROM list_entries f WHERE f.list = ?1 AND (f.published_at, f.id) >= (?2, ?3){ends})"
        ),
        Some((_, Direction::Newer)) => format!(
            "EXISTS (SELECT 1 FROM list_entries f WHERE f.list = ?1 AND (f.published_at, f.id) <= (?2, ?3){begins})"
        ),
    };
    let place = from.map(|(place, _)| place);
    let is_newer = matches!(from, Some((_, Direction::Newer)));
    let sql = AssertSqlSafe(format!("SELECT {teasers}, {behind}"));
    let (text, behind): (String, bool) = sqlx::query_as(sql)
        .bind(list)
        .bind(place.map(|place| place.published_at.0))
        .bind(place.map(|place| place.id.0))
        .bind(i64::from(limit) + 1)
        .bind(between.map(|(begins, _)| begins.0))
        .bind(between.map(|(_, ends)| ends.0))
        .fetch_one(pool)
        .await
        .map_err(while_doing("reading a list"))?;
    let mut teasers = rows::teasers(&text)?;
    let beyond = teasers.len() > limit as usize;
    teasers.truncate(limit as usize);
    let (mut newer, mut older) = (behind, beyond);
    if is_newer {
        teasers.reverse();
        (newer, older) = (beyond, behind);
    }
    Ok(Listing {
        teasers,
        newer,
        older,
    })
}
