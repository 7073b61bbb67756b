//! The articles of an edition.

use store::{Cursor, Direction, Store, Teaser, Timestamp};

use crate::address::{Day, EditionName};
use crate::snapshot::SiteSnapshot;

/// Largest number of articles in an edition; the newest are used.
const MOST: usize = 300;
/// Teasers per query.
const AT_ONCE: u32 = 100;
/// Articles in the edition `moi-nhat`.
const NEWEST: usize = 20;
/// Days before today in the edition `7-ngay`.
const DAYS_BEFORE: i64 = 6;

/// Returns the teasers of an edition's articles, newest first.
pub(crate) async fn teasers(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    now: Timestamp,
    name: EditionName,
) -> store::Result<Vec<Teaser>> {
    let today = Day::of(now);
    let (first, last) = match name {
        EditionName::Newest => {
            return Ok(snapshot.latest.iter().take(NEWEST).cloned().collect());
        }
        EditionName::Week => (today.before(DAYS_BEFORE), today),
        EditionName::Day(_) => {
            let day = name.day().unwrap_or(today);
            (day, day)
        }
    };
    let mut all: Vec<Teaser> = Vec::new();
    loop {
        let from = all.last().map(|last| (Cursor::of(last), Direction::Older));
        let day = store
            .day(first.begins(), last.ends(), from, AT_ONCE)
            .await?;
        all.extend(day.listing.teasers);
        if !day.listing.older || all.len() >= MOST {
            all.truncate(MOST);
            return Ok(all);
        }
    }
}

/// True for an edition of a future day.
pub(crate) fn is_future(name: EditionName, now: Timestamp) -> bool {
    name.day().is_some_and(|day| day > Day::of(now))
}
