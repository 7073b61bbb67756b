//! The search index: tantivy, in a folder beside the database.
//!
//! The store is authoritative; the index can be rebuilt from it at any time. It
//! follows the store's log of written articles. Each commit holds both changes
//! and the mark up to which it follows the log, so it continues there after a
//! crash. A folder that is missing, damaged, of another version or of another
//! history is replaced by a new index. One process writes at a time; others
//! read what it committed.
//!
//! Terms, tiers and order come from [`viet::search`]. For each article the
//! index stores only its set of terms, its number and its time of publication.

mod error;
mod find;
mod folder;
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
