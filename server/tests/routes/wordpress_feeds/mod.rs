//! Feeds of an imported WordPress site.

mod get;
