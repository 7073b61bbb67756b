//! The real router, by resource and method: status, headers, redirects,
//! encodings, conditional requests and failures.

#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

mod all_responses;
mod cards;
mod client_files;
mod documents;
mod editions;
mod feeds;
mod media;
mod methods;
mod oembed;
mod pages;
mod public_files;
mod push;
mod reads;
mod search;
mod server_functions;
mod sitemaps;
mod suggestions;
mod support;
mod wordpress_feeds;
