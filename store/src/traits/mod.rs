//! The traits that every engine implements, one a subject; [`Store`] is their
//! sum. Every list is newest first by (`published_at`, `id`). Methods that take a
//! `limit` return at most that many.

mod articles;
mod content;
mod counts;
mod key_values;
mod lists;
mod push;
mod redirects;
mod search_feed;
mod store;
mod syndication;
mod write;

pub use articles::ArticleStore;
pub use content::ContentStore;
pub use counts::CountStore;
pub use key_values::KeyValueStore;
pub use lists::ListStore;
pub use push::PushStore;
pub use redirects::RedirectStore;
pub use search_feed::SearchFeed;
pub use store::Store;
pub use syndication::SyndicationStore;
pub use write::WriteStore;
