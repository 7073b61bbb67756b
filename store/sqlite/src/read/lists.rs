//! Lists of articles, page by page.

use std::sync::Arc;

use rusqlite::ToSql;
use store::{Cursor, Day, Direction, ListKey, Listing, Result, Timestamp};

use crate::columns::{TEASER_COLUMNS, teaser_of};
use crate::readers::{Readers, Reading};
use crate::rows::TEASER_JOINS;

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
    rows: Arc<Readers>,
    of: &ListKey,
    from: Option<(Cursor, Direction)>,
    limit: u32,
) -> Result<Listing> {
    let list = list_key(of);
    rows.read("reading a list", move |reading| {
        page_of(reading, &list, None, from, limit)
    })
    .await
}

pub(crate) async fn day(
    rows: Arc<Readers>,
    begins: Timestamp,
    ends: Timestamp,
    from: Option<(Cursor, Direction)>,
    limit: u32,
) -> Result<Day> {
    const NEIGHBOURS: &str =
        "SELECT (SELECT max(published_at) FROM list_entries WHERE list = ?1 AND published_at < ?2),
            (SELECT min(published_at) FROM list_entries WHERE list = ?1 AND published_at >= ?3)";
    rows.read("reading the articles of a day", move |reading| {
        let all = list_key(&ListKey::Latest);
        let listing = page_of(reading, &all, Some((begins, ends)), from, limit)?;
        let neighbours = reading.first(NEIGHBOURS, (&all, begins.0, ends.0), |row| {
            Ok((row.get::<Option<i64>>(0)?, row.get::<Option<i64>>(1)?))
        })?;
        let (before, after) = neighbours.unwrap_or_default();
        Ok(Day {
            listing,
            before: before.map(Timestamp),
            after: after.map(Timestamp),
        })
    })
    .await
}

/// Returns one page of a list, or of its part published between two times.
fn page_of(
    reading: &Reading<'_>,
    list: &str,
    between: Option<(Timestamp, Timestamp)>,
    from: Option<(Cursor, Direction)>,
    limit: u32,
) -> Result<Listing> {
    // A cursor replaces the limit on its side: both limits use the index.
    let (begins, ends) = match between {
        Some(_) => (
            " AND f.published_at >= :begins",
            " AND f.published_at < :ends",
        ),
        None => ("", ""),
    };
    let (within, order) = match from {
        None => (format!("{begins}{ends}"), "DESC"),
        Some((_, Direction::Older)) => (
            format!("{begins} AND (f.published_at, f.id) < (:at, :id)"),
            "DESC",
        ),
        Some((_, Direction::Newer)) => (
            format!("{ends} AND (f.published_at, f.id) > (:at, :id)"),
            "ASC",
        ),
    };
    let place = from.map(|(place, _)| place);
    let values = Values {
        list,
        at: place.map(|place| place.published_at.0),
        id: place.map(|place| place.id.0),
        begins: between.map(|(begins, _)| begins.0),
        ends: between.map(|(_, ends)| ends.0),
    };
    let teasers = format!(
        "SELECT {TEASER_COLUMNS} FROM list_entries f CROSS JOIN articles a ON a.id = f.id {TEASER_JOINS}
         WHERE f.list = :list{within} ORDER BY f.published_at {order}, f.id {order} LIMIT {}",
        u64::from(limit) + 1
    );
    let mut teasers = reading.all(&teasers, values.of(&teasers).as_slice(), teaser_of)?;
    // Articles on the other side of the cursor.
    let behind = match from {
        None => None,
        Some((_, Direction::Older)) => Some(format!("(f.published_at, f.id) >= (:at, :id){ends}")),
        Some((_, Direction::Newer)) => {
            Some(format!("(f.published_at, f.id) <= (:at, :id){begins}"))
        }
    };
    let behind = match behind {
        None => false,
        Some(side) => {
            let sql =
                format!("SELECT 1 FROM list_entries f WHERE f.list = :list AND {side} LIMIT 1");
            let found = reading.first(&sql, values.of(&sql).as_slice(), |_| Ok(()))?;
            found.is_some()
        }
    };
    let beyond = teasers.len() > limit as usize;
    teasers.truncate(limit as usize);
    let (mut newer, mut older) = (behind, beyond);
    if matches!(from, Some((_, Direction::Newer))) {
        teasers.reverse();
        (newer, older) = (beyond, behind);
    }
    Ok(Listing {
        teasers,
        newer,
        older,
    })
}

/// The values of the statements' parameters.
struct Values<'a> {
    list: &'a str,
    at: Option<i64>,
    id: Option<i64>,
    begins: Option<i64>,
    ends: Option<i64>,
}

impl Values<'_> {
    /// The parameters that a statement has.
    fn of(&self, sql: &str) -> Vec<(&'static str, &dyn ToSql)> {
        let all: [(&str, &dyn ToSql); 5] = [
            (":list", &self.list),
            (":at", &self.at),
            (":id", &self.id),
            (":begins", &self.begins),
            (":ends", &self.ends),
        ];
        let had = all.into_iter().filter(|(name, _)| sql.contains(name));
        had.collect()
    }
}
