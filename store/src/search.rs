//! Searching: what an index is made of, and what it answers.

use std::fmt;
use std::str::FromStr;

use async_trait::async_trait;
use viet::search::{Query, Text};

use crate::{ArticleId, InvalidCursor, Result, Slug, Teaser, Timestamp};

/// A moment in a store's history of writing articles. The token is made up
/// when the article is written, so that histories which went different ways
/// are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchMark {
    /// Counts up.
    pub seq: i64,
    /// Made up.
    pub token: i64,
}

/// The text by which an article is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchText {
    /// Headline.
    pub title: String,
    /// Summary and lead.
    pub summary: String,
    /// The body's words, without tags.
    pub body: String,
    /// First published.
    pub published_at: Timestamp,
    /// Slugs of its sections and of those above them.
    pub sections: Vec<Slug>,
}

impl SearchText {
    /// As `viet` takes it.
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
    /// When.
    pub mark: SearchMark,
    /// Which.
    pub article: ArticleId,
    /// How it stands now; `None` where readers do not see it.
    pub text: Option<SearchText>,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// As lists show it.
    pub teaser: Teaser,
    /// As it was found.
    pub text: SearchText,
}

/// Which articles are asked for at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchFilter {
    /// Of this section or one below it.
    pub section: Option<Slug>,
    /// Published at this moment or later.
    pub from: Option<Timestamp>,
    /// Published before this moment.
    pub before: Option<Timestamp>,
}

impl SearchFilter {
    /// True for an article published at this moment.
    pub fn takes(&self, published_at: Timestamp) -> bool {
        self.from.is_none_or(|from| published_at >= from)
            && self.before.is_none_or(|before| published_at < before)
    }
}

/// A place in what a search found: by tier (see [`viet::search`]), then newest
/// first, then by number. Printed as `{tier}-{seconds}-{id}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchCursor {
    /// Which of the query's tiers, from 0.
    pub tier: u32,
    /// When the article at this place was published.
    pub published_at: Timestamp,
    /// Its number.
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
    /// The first `limit` articles after a place (from the beginning without
    /// one) in the order that [`viet::search`] lays down. What a query puts in
    /// quotes is promised two words at a time only: see [`Query::holds`].
    async fn find(
        &self,
        query: &Query,
        filter: &SearchFilter,
        after: Option<SearchCursor>,
        limit: usize,
    ) -> Result<Vec<SearchCursor>>;

    /// The articles whose titles hold these words, of which the last may be a
    /// beginning; typed marks first, then newest first.
    async fn complete_titles(&self, typed: &str, limit: usize) -> Result<Vec<ArticleId>>;

    /// What was probably meant, where nothing was found: see [`Query::did_you_mean`].
    async fn did_you_mean(&self, query: &Query) -> Result<Option<Query>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_what_it_prints() {
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
    fn a_filter_takes_its_days() {
        let filter = SearchFilter {
            from: Some(Timestamp(5)),
            before: Some(Timestamp(7)),
            section: None,
        };
        let taken: Vec<i64> = (0..9).filter(|at| filter.takes(Timestamp(*at))).collect();
        assert_eq!(taken, [5, 6]);
    }
}
