//! Everything that readers see: pages, components, server functions, texts.
//!
//! [`answer()`] turns an address into a document. `pages/` has a file for each
//! page with two functions: `load` queries the store and is the only place that
//! waits; `view` is pure. `components/` are the parts of pages; everything that
//! hydrates in the browser is in `islands/`. With the feature `hydrate`, only
//! the islands, the addresses of the server functions and the texts of islands
//! are compiled.

mod api;
mod document;
mod islands;
#[cfg(any(feature = "hydrate", test))]
mod reading;
mod words;

#[cfg(feature = "ssr")]
mod address;
#[cfg(feature = "ssr")]
mod answer;
#[cfg(feature = "ssr")]
mod assets;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
mod context;
#[cfg(feature = "ssr")]
mod edition;
#[cfg(feature = "ssr")]
mod escape;
#[cfg(feature = "ssr")]
mod feeds;
#[cfg(feature = "ssr")]
pub mod fragment;
#[cfg(feature = "ssr")]
mod head;
#[cfg(feature = "ssr")]
mod layout;
#[cfg(feature = "ssr")]
mod lists;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod plain_text;
#[cfg(feature = "ssr")]
mod render;
#[cfg(feature = "ssr")]
mod request;
#[cfg(feature = "ssr")]
mod section_path;
#[cfg(feature = "ssr")]
mod site_config;
#[cfg(feature = "ssr")]
mod snapshot;
#[cfg(feature = "ssr")]
mod statement;
#[cfg(feature = "ssr")]
mod structured_data;
#[cfg(feature = "ssr")]
mod syndication;
#[cfg(feature = "ssr")]
mod weather;
#[cfg(feature = "ssr")]
mod wordpress_addresses;
#[cfg(feature = "ssr")]
mod wordpress_feeds;

/// Paths of the paper's pages, for links that the server writes.
#[cfg(feature = "ssr")]
pub mod paths {
    pub use crate::address::paths::{article, list, page};
    pub use crate::address::percent::{decoded, encode as encoded};
    pub use crate::address::route::article_at;
}

#[cfg(feature = "ssr")]
pub use address::{EditionName, FeedFormat, PageAddress};
#[cfg(feature = "ssr")]
pub use answer::answer;
#[cfg(feature = "ssr")]
pub use assets::Assets;
#[cfg(feature = "ssr")]
pub use edition::{Edition, EditionRequest, Offer, edition, html_edition};
#[cfg(feature = "ssr")]
pub use feeds::{Enclosed, Entry, Feed, feed, feed_of};
#[cfg(feature = "ssr")]
pub use pages::edition::{edition_page, open_edition_page};
#[cfg(feature = "ssr")]
pub use pages::search::suggestions;
#[cfg(feature = "ssr")]
pub use pages::server_error::answer as server_error;
#[cfg(feature = "hydrate")]
pub use reading::start as start_reading_tools;
#[cfg(feature = "ssr")]
pub use render::print;
#[cfg(feature = "ssr")]
pub use request::{Answer, PageForm, PageRequest};
#[cfg(feature = "ssr")]
pub use site_config::{EditionKeys, SiteConfig, Statements};
#[cfg(feature = "ssr")]
pub use snapshot::{CityWeather, SharedSearch, SharedSnapshot, SharedStore, SiteSnapshot};
#[cfg(feature = "ssr")]
pub use syndication::{
    Card, ListNames, PushNotice, list_names, llms_txt, manifest, push_notice, push_welcome,
};
#[cfg(feature = "ssr")]
pub use wordpress_feeds::wordpress_feed;
pub use words::Language;
