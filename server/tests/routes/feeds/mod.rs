//! Feeds of lists.

mod get;
