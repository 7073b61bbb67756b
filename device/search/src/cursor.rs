//! Positions in the results of a search.

use std::cmp::Reverse;
use std::fmt;

/// The position of an article in the results of a search: by tier, then newest
/// first, then by number. Printed as the server prints it,
/// `{tier}-{seconds}-{id}`, so that a link to the next page leads to the same
/// position with the network and without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Index of the tier of the query.
    pub tier: u32,
    /// Time of publication, in seconds since 1970.
    pub at: i64,
    /// Number of the article.
    pub id: i64,
}

impl Cursor {
    /// Parses a printed position.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (tier, rest) = text.split_once('-')?;
        let (at, id) = rest.rsplit_once('-')?;
        Some(Self {
            tier: tier.parse().ok()?,
            at: at.parse().ok()?,
            id: id.parse().ok()?,
        })
    }

    /// The key by which positions are sorted.
    pub(crate) fn key(&self) -> (u32, Reverse<(i64, i64)>) {
        (self.tier, Reverse((self.at, self.id)))
    }
}

/// Sorts positions, each with the index of its article.
pub(crate) fn sort(cursors: &mut [(Cursor, u32)]) {
    cursors.sort_unstable_by_key(|(cursor, whose)| (cursor.key(), *whose));
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.tier, self.at, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_are_printed_as_on_the_server() {
        for at in [0, 1_613_611_800, -5] {
            let place = Cursor { tier: 3, at, id: 7 };
            let servers: store::SearchCursor = place.to_string().parse().unwrap();
            assert_eq!(servers.to_string(), place.to_string());
            assert_eq!(Cursor::read(&servers.to_string()), Some(place));
        }
        for other in ["", "1", "1-2", "-1-2-3", "1-a-3"] {
            assert_eq!(Cursor::read(other), None, "{other}");
        }
    }
}
