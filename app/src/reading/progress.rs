//! How far an article was read: a thin line at the top of the window, and an offer to
//! continue where the reader stopped last time. It never scrolls by itself.

use serde::{Deserialize, Serialize};

/// Key of the stored places.
pub(super) const PLACES_KEY: &str = "doc-do";
/// Number of stored articles, the latest ones.
const MOST: usize = 50;
/// Only articles of at least this many window heights have a line.
const LEAST_WINDOWS: f64 = 3.0;
/// From this paragraph on, the place is stored.
const FIRST_PARAGRAPH: usize = 2;
/// From this share on, an article counts as read to its end.
const READ: f64 = 0.95;

/// Where a reader stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    /// Number of the article.
    id: String,
    /// Number of the paragraph.
    at: usize,
    /// How many paragraphs the article had.
    of: usize,
}

/// The stored places; entries of another form, from another build or made by hand, are
/// left out.
pub(super) fn places(stored: &str) -> Vec<Place> {
    let all: Vec<serde_json::Value> = serde_json::from_str(stored).unwrap_or_default();
    all.into_iter()
        .filter_map(|it| serde_json::from_value(it).ok())
        .collect()
}

/// The places after the reader of an article has come to a paragraph; at the beginning and
/// at the end of an article, none is stored.
pub(super) fn noted(stored: &str, id: i64, at: usize, of: usize) -> String {
    let id = id.to_string();
    let mut all = places(stored);
    all.retain(|it| it.id != id);
    if at >= FIRST_PARAGRAPH {
        all.insert(0, Place { id, at, of });
    }
    all.truncate(MOST);
    if all.is_empty() {
        return String::new();
    }
    serde_json::to_string(&all).unwrap_or_default()
}

/// The paragraph to continue at. A text that was changed since has other paragraphs.
pub(super) fn stopped_at(stored: &str, id: i64, of: usize) -> Option<usize> {
    let id = id.to_string();
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
#[expect(clippy::cast_precision_loss, reason = "texts have fewer paragraphs")]
pub(super) fn percent(at: usize, of: usize) -> String {
    format!("{:.0}\u{a0}%", 100.0 * at as f64 / of.max(1) as f64)
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
        assert_eq!(places(&all)[0].id, "59");
    }

    #[test]
    fn what_others_stored_does_no_harm() {
        for stored in ["", "{", "{\"a\":1}", "[null,1,{\"id\":7}]"] {
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
        assert_eq!(percent(0, 0), "0\u{a0}%");
    }
}
