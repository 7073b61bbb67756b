//! Everything a reader sees: pages, widgets, server functions, words.
//!
//! [`answer()`] turns an address into a whole document: `pages/` hold one file
//! a page, each with `load` (asks the store, the only place that waits) and
//! `view` (pure); `widgets/` are the parts that pages are put together from,
//! and what hydrates in the browser stands in `widgets/islands/` alone. With
//! the feature `hydrate` only the islands, the server functions' addresses and
//! the words are left.

mod api;
mod widgets;
mod words;

#[cfg(feature = "ssr")]
mod address;
#[cfg(feature = "ssr")]
mod answer;
#[cfg(feature = "ssr")]
mod edition;
#[cfg(feature = "ssr")]
mod frame;
#[cfg(feature = "ssr")]
mod head;
#[cfg(feature = "ssr")]
mod old;
#[cfg(feature = "ssr")]
mod outside;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod print;
#[cfg(feature = "ssr")]
mod shell;

#[cfg(feature = "ssr")]
pub use address::paths;
#[cfg(feature = "ssr")]
pub use answer::{Answer, Asked, answer, broken};
#[cfg(feature = "ssr")]
pub use edition::{Edition, EditionAsked, EditionName, Offer, edition, handed_on};
#[cfg(feature = "ssr")]
pub use outside::{
    ArticleNotice, Card, Enclosed, Entry, Feed, FeedFormat, ListNames, feed, feed_of, guide,
    list_names, manifest, notice, old_feed,
};
#[cfg(feature = "ssr")]
pub use pages::edition::{edition_page, open_edition_page};
#[cfg(feature = "ssr")]
pub use pages::search::suggestions;
#[cfg(feature = "ssr")]
pub use shell::{
    Assets, CityWeather, Paper, SharedSearch, SharedShell, SharedStore, Shell, Statements,
};
pub use words::Language;
#[cfg(feature = "ssr")]
pub use words::offline_words;
