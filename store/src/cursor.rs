//! Positions in lists, by which pages stay stable while new articles come in
//! (keyset paging).

use std::fmt;
use std::str::FromStr;

use crate::ids::{ArticleId, Timestamp};
use crate::teaser::Teaser;

/// A place between two articles of a list that is newest first. Printed as
/// `{seconds}-{id}`, which is how it stands in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// When the article at this place was published.
    pub published_at: Timestamp,
    /// Its number: articles of one second are ordered by it.
    pub id: ArticleId,
}

impl Cursor {
    /// The place of this teaser.
    pub fn of(teaser: &Teaser) -> Self {
        Self {
            published_at: teaser.published_at,
            id: teaser.id,
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.published_at.0, self.id.0)
    }
}

/// A text that is no [`Cursor`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no place in a list: it is written {{seconds}}-{{article}}")]
pub struct InvalidCursor(pub String);

impl FromStr for Cursor {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> Result<Self, InvalidCursor> {
        let invalid = || InvalidCursor(text.to_owned());
        // The last hyphen divides: seconds before 1970 are negative.
        let (seconds, id) = text.rsplit_once('-').ok_or_else(invalid)?;
        Ok(Self {
            published_at: Timestamp(seconds.parse().map_err(|_| invalid())?),
            id: ArticleId(id.parse().map_err(|_| invalid())?),
        })
    }
}

/// Which way from a [`Cursor`]; the answer is newest first either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The articles published before that place.
    Older,
    /// The articles published after that place.
    Newer,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_what_it_prints() {
        for seconds in [0, 1_613_611_800, -5] {
            let cursor = Cursor {
                published_at: Timestamp(seconds),
                id: ArticleId(7),
            };
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
        assert!("7".parse::<Cursor>().is_err());
        assert!("a-7".parse::<Cursor>().is_err());
        assert!("1-99999999999999999999".parse::<Cursor>().is_err());
    }
}
