//! How far an article was read: a thin line at the top of the window, and an offer to
//! continue where the reader stopped last time. It never scrolls by itself.

/// Number of stored articles, the latest ones.
const MOST: usize = 50;
/// Only articles of at least this many window heights have a line.
const LEAST_WINDOWS: f64 = 3.0;
/// From this paragraph on, the place is stored.
const FIRST_PARAGRAPH: usize = 2;
/// From this share on, an article counts as read to its end.
const READ: f64 = 0.95;

/// Where a reader stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Number of the article.
    id: i64,
    /// Number of the paragraph.
    at: usize,
    /// How many paragraphs the article had.
    of: usize,
}

/// The stored places. They are a JSON list, of which only the numbers are read: a reader
/// for any JSON would be larger than all of this. Entries of another form, from another
/// build or made by hand, are left out.
pub(super) fn places(stored: &str) -> Vec<Place> {
    stored.split('}').filter_map(place).collect()
}

fn place(entry: &str) -> Option<Place> {
    let (_, fields) = entry.rsplit_once('{')?;
    let mut numbers = fields
        .split(|c: char| !c.is_ascii_digit())
        .filter(|it| !it.is_empty());
    let place = Place {
        id: numbers.next()?.parse().ok()?,
        at: numbers.next()?.parse().ok()?,
        of: numbers.next()?.parse().ok()?,
    };
    numbers.next().is_none().then_some(place)
}

fn printed(places: &[Place]) -> String {
    let entry = |it: &Place| format!(r#"{{"id":"{}","at":{},"of":{}}}"#, it.id, it.at, it.of);
    let entries: Vec<String> = places.iter().map(entry).collect();
    format!("[{}]", entries.join(","))
}

/// The places after the reader of an article has come to a paragraph; at the beginning and
/// at the end of an article, none is stored.
pub(super) fn noted(stored: &str, id: i64, at: usize, of: usize) -> String {
    let mut all = places(stored);
    all.retain(|it| it.id != id);
    if at >= FIRST_PARAGRAPH {
        all.insert(0, Place { id, at, of });
    }
    all.truncate(MOST);
    if all.is_empty() {
        return String::new();
    }
    printed(&all)
}

/// The paragraph to continue at. A text that was changed since has other paragraphs.
pub(super) fn stopped_at(stored: &str, id: i64, of: usize) -> Option<usize> {
    let found = places(stored).into_iter().find(|it| it.id == id);
    found
        .filter(|it| it.at >= FIRST_PARAGRAPH && it.at < of && it.of == of)
        .map(|it| it.at)
}

/// True for a text that is long enough.
pub(super) fn is_long(height: f64, window: f64) -> bool {
    height >= LEAST_WINDOWS * window
}

/// How much of a text was read, from 0 to 1: its part above the lower edge of the window.
pub(super) fn share(top: f64, height: f64, window: f64) -> f64 {
    if top >= window || height <= 0.0 {
        return 0.0;
    }
    ((window - top) / height).clamp(0.0, 1.0)
}

/// What to store for the paragraph that is read, at this share of the text.
pub(super) fn place_at(share: f64, paragraph: Option<usize>) -> Option<usize> {
    if share >= READ {
        return Some(0);
    }
    paragraph.filter(|at| *at >= FIRST_PARAGRAPH)
}

/// A share in whole percent.
pub(super) fn percent(at: usize, of: usize) -> String {
    let of = of.max(1);
    format!("{}\u{a0}%", (100 * at + of / 2) / of)
}

/// A share as a number of a style sheet, in steps of a ten-thousandth.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is from 0 to 1"
)]
pub(super) fn decimal(share: f64) -> String {
    let parts = (share * 10_000.0) as u32;
    format!("{}.{:04}", parts / 10_000, parts % 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_stored_newest_first() {
        let one = noted("", 7, 3, 9);
        assert_eq!(one, r#"[{"id":"7","at":3,"of":9}]"#);
        let two = noted(&one, 8, 2, 5);
        assert_eq!(
            two,
            r#"[{"id":"8","at":2,"of":5},{"id":"7","at":3,"of":9}]"#
        );
        assert_eq!(places(&noted(&two, 7, 4, 9))[0].at, 4);
        // At its beginning and its end, an article has no place.
        assert_eq!(noted(&one, 7, 1, 9), "");
        assert_eq!(noted(&one, 7, 0, 9), "");
    }

    #[test]
    fn only_the_latest_places_are_kept() {
        let all = (0..60).fold(String::new(), |all, id| noted(&all, id, 2, 9));
        assert_eq!(places(&all).len(), MOST);
        assert_eq!(places(&all)[0].id, 59);
    }

    #[test]
    fn what_others_stored_does_no_harm() {
        for stored in [
            "",
            "{",
            "{\"a\":1}",
            "[null,1,{\"id\":7}]",
            "[{\"id\":7,\"at\":1,\"of\":2,\"x\":3}]",
        ] {
            assert_eq!(places(stored), [], "{stored}");
            assert_eq!(stopped_at(stored, 7, 9), None);
        }
        assert_eq!(places("[1,{\"id\":\"7\",\"at\":3,\"of\":9}]").len(), 1);
    }

    #[test]
    fn a_changed_text_is_not_continued() {
        let stored = noted("", 7, 3, 9);
        assert_eq!(stopped_at(&stored, 7, 9), Some(3));
        assert_eq!(stopped_at(&stored, 7, 10), None);
        assert_eq!(stopped_at(&stored, 8, 9), None);
        assert_eq!(stopped_at(r#"[{"id":"7","at":12,"of":9}]"#, 7, 9), None);
    }

    #[test]
    fn shares_are_of_what_was_in_sight() {
        for (top, height, expected) in [
            (900.0, 3000.0, 0.0),
            (100.0, 3000.0, 0.2),
            (-2300.0, 3000.0, 1.0),
            (-9000.0, 3000.0, 1.0),
            (0.0, 0.0, 0.0),
        ] {
            let found = share(top, height, 700.0);
            assert!((found - expected).abs() < 1e-9, "{top}: {found}");
        }
        assert!(is_long(2100.0, 700.0) && !is_long(2000.0, 700.0));
    }

    #[test]
    fn the_end_of_an_article_is_no_place() {
        assert_eq!(place_at(0.96, Some(7)), Some(0));
        assert_eq!(place_at(0.5, Some(7)), Some(7));
        assert_eq!(place_at(0.1, Some(1)), None);
        assert_eq!(place_at(0.1, None), None);
        assert_eq!(percent(3, 9), "33\u{a0}%");
        assert_eq!(percent(2, 3), "67\u{a0}%");
        assert_eq!(percent(0, 0), "0\u{a0}%");
        assert_eq!(
            [0.0, 0.05, 1.0].map(decimal),
            ["0.0000", "0.0500", "1.0000"]
        );
    }
}
