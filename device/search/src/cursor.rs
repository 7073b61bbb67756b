//! Where in what a search found an article stands.

use std::cmp::Reverse;
use std::fmt;

/// A place in what a search found: by tier, then newest first, then by number.
/// Printed as the server prints it, `{tier}-{seconds}-{id}`, so that a link to
/// the next page leads to the same place with the network and without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which of the query's tiers, from 0.
    pub tier: u32,
    /// When the article was published, in seconds.
    pub at: i64,
    /// Its number.
    pub id: i64,
}

impl Place {
    /// Reads what was printed.
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

    /// What places are sorted by.
    pub(crate) fn key(&self) -> (u32, Reverse<(i64, i64)>) {
        (self.tier, Reverse((self.at, self.id)))
    }
}

/// Puts places in order, each with a number that says whose it is.
pub(crate) fn sort(places: &mut [(Place, u32)]) {
    places.sort_unstable_by_key(|(place, whose)| (place.key(), *whose));
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.tier, self.at, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_servers() {
        for at in [0, 1_613_611_800, -5] {
            let place = Place { tier: 3, at, id: 7 };
            let servers: store::Place = place.to_string().parse().unwrap();
            assert_eq!(servers.to_string(), place.to_string());
            assert_eq!(Place::read(&servers.to_string()), Some(place));
        }
        for other in ["", "1", "1-2", "-1-2-3", "1-a-3"] {
            assert_eq!(Place::read(other), None, "{other}");
        }
    }
}
