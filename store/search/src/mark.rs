//! The mark up to which an index follows the store.

use store::SearchMark;

/// Version of the index; one of another version is rebuilt.
const VERSION: &str = "1";
/// Returns the form of a mark in a commit.
pub(crate) fn payload(mark: SearchMark) -> String {
    format!("{VERSION} {} {}", mark.seq, mark.token)
}

/// Returns the mark of a commit; `None` if another version wrote it.
pub(crate) fn mark_of(payload: &str) -> Option<SearchMark> {
    let mut parts = payload.split(' ');
    let version = parts.next()?;
    let mark = SearchMark {
        seq: parts.next()?.parse().ok()?,
        token: parts.next()?.parse().ok()?,
    };
    (version == VERSION && parts.next().is_none()).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_mark_parses_to_the_same_value() {
        let mark = SearchMark { seq: 7, token: -9 };
        assert_eq!(mark_of(&payload(mark)), Some(mark));
        for other in ["", "0 7 -9", "1 7", "1 7 -9 3", "1 a b"] {
            assert_eq!(mark_of(other), None, "{other:?}");
        }
    }
}
