//! The index by which articles are searched: tantivy, in a folder beside the
//! database.
//!
//! The store is what counts, the index can always be made again from it. It
//! follows the store's log of written articles and keeps, in the same commit as
//! its own changes, the mark up to which it has followed: after a crash it goes
//! on from there. A folder that is missing, damaged, of another version or of
//! another history is begun again. One process writes at a time; others read
//! what it committed.
//!
//! Terms, tiers and order come from [`viet::search`]; an article is in here a
//! set of terms, its number and its moment, nothing else.

mod error;
mod find;
mod follow;
mod index;
mod live;
mod mark;
mod schema;
mod search;
mod segment;
mod stretches;
mod suggest;

pub use index::SearchIndex;
