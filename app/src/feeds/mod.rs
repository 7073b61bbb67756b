//! Any list of the paper as a feed, with whole articles: what its entries say.
//! The server prints them in each format.

mod content;
mod feed;

pub use feed::{Enclosed, Entry, Feed, feed, feed_of};
