//! The rules of search, the same for every engine and for a browser.
//!
//! This module defines the [terms](index_terms) of an article and turns a query
//! into [tiers](Query::tiers): sets of terms, best first. An engine only needs
//! to find the articles that have all terms of a set. Every engine that follows
//! the tiers returns the same results in the same order: by tier, then newest
//! first, then highest number first.
//!
//! 1. The query as typed, before the query with a province's other name.
//! 2. With the typed tone marks, before any marks. A query without marks has no
//!    such tiers.
//! 3. All words in the title, before all in title and summary, before all
//!    anywhere.
//! 4. Every two neighbouring words side by side somewhere, before apart.
//!
//! Words in quotes must be side by side as typed, including marks if there are
//! any. Terms express this only for two neighbours at a time, so the text of a
//! result is [checked](Query::holds) before it is shown.
//!
//! Everything is text and whole numbers; nothing depends on the frequency of
//! words, so two engines cannot disagree.

mod query;
mod ranking;
mod show;
mod spelling;
mod terms;
mod words;

pub use query::Query;
pub use ranking::Tier;
pub use show::Piece;
pub use spelling::near;
pub use terms::{Text, index_terms, pair_term, title_prefix, word_term};
pub use words::{Word, spans, words};
