//! Feeds of any list, with complete articles: the content of their entries. The
//! server writes them in each format.

mod content;
mod feed;

pub use feed::{Enclosed, Entry, Feed, feed, feed_of};
