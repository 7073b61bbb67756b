//! How an article is searched, the same for every engine and for a browser.
//!
//! This module says which [terms](index_terms) stand for an article, and turns
//! what a reader typed into [tiers](Query::tiers): sets of terms, best first.
//! An engine needs to know one thing only: which articles hold all terms of a
//! set. Whoever follows the tiers in order gives the same answer in the same
//! order: by tier, within a tier newest first, then highest number first.
//!
//! 1. As typed before the same with a province's other name.
//! 2. With the tone marks that were typed before any marks. Words typed
//!    without any marks have no such tiers.
//! 3. All words in the title, before all in title and summary, before
//!    anywhere.
//! 4. Every two neighbouring words side by side somewhere, before apart.
//!
//! Words in quotes must stand as they are written, marks included where there
//! are any. Terms promise that only of two neighbours at a time, so the text
//! of a find [is asked](Query::holds) before it is shown.
//!
//! All of it is whole numbers and text; nothing depends on how often a word
//! stands anywhere, so that two engines cannot disagree.

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
