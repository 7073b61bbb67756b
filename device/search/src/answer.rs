//! One page of finds, as the server's search page has it (`app/src/pages/search.rs`):
//! what was found, what is shown of it, and what is said where nothing was.

use viet::date::day_of;
use viet::provinces::Province;
use viet::search::{Piece, Query};

use crate::article::Article;
use crate::cursor::Cursor;
use crate::find::Filter;
use crate::index::Index;

/// Finds on one page.
const LIMIT: usize = 20;
/// Looks at the next places for one page, where quotes leave out what they give.
const ROUNDS: usize = 4;
/// Length of a find's piece of text, in characters.
const SNIPPET: usize = 220;
/// Longest search that is read, in characters.
const LONGEST: usize = 200;

/// What is searched for.
#[derive(Clone, Debug)]
pub struct Asked {
    query: Query,
    filter: Filter,
    after: Option<Cursor>,
}

impl Asked {
    /// Reads the fields of the search page's address; what is no day or no
    /// place counts as absent, as the server has it.
    #[must_use]
    pub fn read(words: &str, section: &str, first_day: &str, last_day: &str, after: &str) -> Self {
        let words: String = viet::nfc(words.trim()).chars().take(LONGEST).collect();
        Self {
            query: Query::parse(&words),
            filter: Filter {
                section: (!section.is_empty()).then(|| section.to_owned()),
                from: day_of(first_day).map(viet::date::begin_of_day),
                before: day_of(last_day).map(|day| viet::date::begin_of_day(day + 1)),
            },
            after: Cursor::read(after),
        }
    }
}

/// A find, as it is shown.
pub struct Shown<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its title, with what was searched told apart.
    pub title: Vec<Piece>,
    /// The place in its text that says why it was found.
    pub said: Vec<Piece>,
}

/// One page of finds.
pub struct Page<'a> {
    /// In order.
    pub finds: Vec<Shown<'a>>,
    /// The place after which more follow.
    pub next: Option<Cursor>,
    /// What was probably meant, where nothing was found.
    pub meant: Option<String>,
    /// True where only the filters leave nothing.
    pub filtered_out: bool,
    /// The province whose other names were looked for as well.
    pub province: Option<Province>,
    /// True where there was nothing to look for.
    pub is_empty: bool,
    /// How many articles were searched.
    pub articles: usize,
}

impl Index {
    /// Answers a search.
    pub fn page(&mut self, asked: &Asked) -> Page<'_> {
        self.settle();
        let Asked {
            query,
            filter,
            after,
        } = asked;
        let (finds, next) = if query.is_empty() {
            (Vec::new(), None)
        } else {
            self.finds(query, filter, *after)
        };
        let (mut meant, mut filtered_out) = (None, false);
        if finds.is_empty() && after.is_none() && !query.is_empty() {
            let all = Filter::default();
            filtered_out = *filter != all && !self.found(&query.tiers(), &all).is_empty();
            if !filtered_out {
                meant = self.meaning(query);
            }
        }
        Page {
            finds: finds
                .iter()
                .map(|nth| shown(query, &self.entry(*nth).article))
                .collect(),
            next,
            meant,
            filtered_out,
            province: query.province().cloned(),
            is_empty: query.is_empty(),
            articles: self.articles(),
        }
    }

    /// Numbers of the finds of one page, and the place after which more follow.
    fn finds(
        &self,
        query: &Query,
        filter: &Filter,
        mut after: Option<Cursor>,
    ) -> (Vec<u32>, Option<Cursor>) {
        let all = self.found(&query.tiers(), filter);
        let start = after.map_or(0, |after| {
            all.partition_point(|(place, _)| place.key() <= after.key())
        });
        let mut rest = &all[start..];
        let mut kept: Vec<(Cursor, u32)> = Vec::new();
        let mut more = true;
        for _ in 0..ROUNDS {
            let wanted = LIMIT + 1 - kept.len();
            let (places, later) = rest.split_at(wanted.min(rest.len()));
            kept.extend(places.iter().filter(|(_, nth)| {
                !query.is_quoted() || query.holds(self.entry(*nth).article.text())
            }));
            more = places.len() == wanted;
            after = places.last().map(|(place, _)| *place).or(after);
            rest = later;
            if !more || kept.len() > LIMIT {
                break;
            }
        }
        let next = if kept.len() > LIMIT {
            kept.truncate(LIMIT);
            kept.last().map(|(place, _)| *place)
        } else {
            after.filter(|_| more)
        };
        (kept.into_iter().map(|(_, nth)| nth).collect(), next)
    }

    /// What was probably meant, spelled as the first article spells it that
    /// it finds.
    fn meaning(&self, query: &Query) -> Option<String> {
        let repaired = self.did_you_mean(query)?;
        let found = self.found(&repaired.tiers(), &Filter::default());
        let (_, nth) = found.first()?;
        let text = self.entry(*nth).article.text();
        repaired.spelled(&format!("{}\n{}\n{}", text.title, text.summary, text.body))
    }
}

fn shown<'a>(query: &Query, article: &'a Article) -> Shown<'a> {
    let below = format!("{}\n{}", article.summary, article.body);
    let said = query.snippet(&below, SNIPPET).unwrap_or_else(|| {
        vec![Piece {
            text: viet::whole_words(&article.teaser).into_owned(),
            hit: false,
        }]
    });
    Shown {
        article,
        title: query.marked(&article.title),
        said,
    }
}
