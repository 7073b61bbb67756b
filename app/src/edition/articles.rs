//! The articles of an edition.

use store::{Cursor, Direction, Store, Teaser, Timestamp};

use crate::address::{Day, EditionName};
use crate::snapshot::SiteSnapshot;

/// Articles of an edition; of more, the newest.
const MOST: usize = 300;
/// Teasers read from the store at once.
const AT_ONCE: u32 = 100;
/// Articles of the newest.
const NEWEST: usize = 20;
/// Days of `7-ngay` before today.
const DAYS_BEFORE: i64 = 6;

/// Teasers of an edition's articles, newest first.
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

/// True for an edition of a day that has not come yet.
pub(crate) fn is_to_come(name: EditionName, now: Timestamp) -> bool {
    name.day().is_some_and(|day| day > Day::of(now))
}
