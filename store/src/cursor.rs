//! Positions in lists. Pages that start at a cursor stay stable while new
//! articles are published (keyset paging).

use std::fmt;
use std::str::FromStr;

use crate::ids::{ArticleId, Timestamp};
use crate::teaser::Teaser;

/// A position between two articles of a list that is newest first. Printed as
/// `{seconds}-{id}`, the form in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// When the article at this position was published.
    pub published_at: Timestamp,
    /// Number of the article, which orders articles of the same second.
    pub id: ArticleId,
}

impl Cursor {
    /// Returns the position of this teaser.
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

/// The text is not a [`Cursor`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a cursor: the form is {{seconds}}-{{article}}")]
pub struct InvalidCursor(pub String);

impl FromStr for Cursor {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> Result<Self, InvalidCursor> {
        let invalid = || InvalidCursor(text.to_owned());
        // Split at the last hyphen: seconds before 1970 are negative.
        let (seconds, id) = text.rsplit_once('-').ok_or_else(invalid)?;
        Ok(Self {
            published_at: Timestamp(seconds.parse().map_err(|_| invalid())?),
            id: ArticleId(id.parse().map_err(|_| invalid())?),
        })
    }
}

/// The direction from a [`Cursor`]; results are newest first in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Articles published before that position.
    Older,
    /// Articles published after that position.
    Newer,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_cursor_parses_to_the_same_value() {
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
