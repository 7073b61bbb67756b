//! Search: the input of an index, and its results.

use std::fmt;
use std::str::FromStr;

use async_trait::async_trait;
use viet::search::{Query, Text};

use crate::{ArticleId, InvalidCursor, Result, Slug, Teaser, Timestamp};

/// A point in a store's history of written articles. Each write draws a random
/// token, so that histories which diverged can be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchMark {
    /// Number of the write, increasing.
    pub seq: i64,
    /// Random token of the write.
    pub token: i64,
}

/// The text in which an article is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchText {
    /// Headline.
    pub title: String,
    /// Summary and lead.
    pub summary: String,
    /// Text of the body, without tags.
    pub body: String,
    /// First published.
    pub published_at: Timestamp,
    /// Slugs of its sections and of the sections above them.
    pub sections: Vec<Slug>,
}

impl SearchText {
    /// Returns the text in the form that `viet` searches.
    pub fn text(&self) -> Text<'_> {
        Text {
            title: &self.title,
            summary: &self.summary,
            body: &self.body,
        }
    }
}

/// One article that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchChange {
    /// When it was written.
    pub mark: SearchMark,
    /// The article.
    pub article: ArticleId,
    /// Its current text; `None` if readers do not see it.
    pub text: Option<SearchText>,
}

/// An article that matches a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// The article as lists show it.
    pub teaser: Teaser,
    /// The searched text.
    pub text: SearchText,
}

/// Limits a search to some articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchFilter {
    /// Articles of this section or a section below it.
    pub section: Option<Slug>,
    /// Articles published at this time or later.
    pub from: Option<Timestamp>,
    /// Articles published before this time.
    pub before: Option<Timestamp>,
}

impl SearchFilter {
    /// True if the filter includes articles published at this time.
    pub fn includes(&self, published_at: Timestamp) -> bool {
        self.from.is_none_or(|from| published_at >= from)
            && self.before.is_none_or(|before| published_at < before)
    }
}

/// A position in the results of a search, which are ordered by tier (see
/// [`viet::search`]), then newest first, then by number. Printed as
/// `{tier}-{seconds}-{id}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchCursor {
    /// The tier of the query, from 0.
    pub tier: u32,
    /// When the article at this position was published.
    pub published_at: Timestamp,
    /// Number of the article.
    pub article: ArticleId,
}

impl fmt::Display for SearchCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}-{}-{}",
            self.tier, self.published_at.0, self.article.0
        )
    }
}

impl FromStr for SearchCursor {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> std::result::Result<Self, InvalidCursor> {
        let invalid = || InvalidCursor(text.to_owned());
        let (tier, rest) = text.split_once('-').ok_or_else(invalid)?;
        let (seconds, id) = rest.rsplit_once('-').ok_or_else(invalid)?;
        Ok(Self {
            tier: tier.parse().map_err(|_| invalid())?,
            published_at: Timestamp(seconds.parse().map_err(|_| invalid())?),
            article: ArticleId(id.parse().map_err(|_| invalid())?),
        })
    }
}

/// An index of a store's articles.
#[async_trait]
pub trait Search: Send + Sync + 'static {
    /// Returns at most `limit` articles after a position, or from the start, in
    /// the order defined by [`viet::search`]. For quoted phrases, the index
    /// checks only pairs of neighbouring words; the caller checks the rest with
    /// [`Query::holds`].
    async fn find(
        &self,
        query: &Query,
        filter: &SearchFilter,
        after: Option<SearchCursor>,
        limit: usize,
    ) -> Result<Vec<SearchCursor>>;

    /// Returns the articles whose titles contain these words, of which the last
    /// may be incomplete; articles with the typed marks first, then newest
    /// first.
    async fn complete_titles(&self, typed: &str, limit: usize) -> Result<Vec<ArticleId>>;

    /// Returns the search that was probably meant if nothing was found: see
    /// [`Query::did_you_mean`].
    async fn did_you_mean(&self, query: &Query) -> Result<Option<Query>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_cursor_parses_to_the_same_value() {
        for seconds in [0, 1_613_611_800, -5] {
            let place = SearchCursor {
                tier: 3,
                published_at: Timestamp(seconds),
                article: ArticleId(7),
            };
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for bad in [
            "",
            "1",
            "1-2",
            "-1-2-3",
            "1-a-3",
            "1-2-99999999999999999999",
        ] {
            assert!(bad.parse::<SearchCursor>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_filter_includes_its_first_second_and_excludes_its_last() {
        let filter = SearchFilter {
            from: Some(Timestamp(5)),
            before: Some(Timestamp(7)),
            section: None,
        };
        let taken: Vec<i64> = (0..9)
            .filter(|at| filter.includes(Timestamp(*at)))
            .collect();
        assert_eq!(taken, [5, 6]);
    }
}
