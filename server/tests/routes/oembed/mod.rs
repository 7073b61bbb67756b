//! `/oembed`.

mod get;
