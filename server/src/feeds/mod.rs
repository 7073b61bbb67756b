//! Feeds: one file per format, each a pure function from a list to text.

pub(crate) mod atom;
pub(crate) mod json;
pub(crate) mod opml;
pub(crate) mod publisher;
pub(crate) mod rss;
#[cfg(test)]
mod tests;
pub(crate) mod xml;
