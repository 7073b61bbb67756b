//! The traits that every engine implements, one a subject; [`Store`] is the
//! sum of those that pages need, [`NewsroomStore`] of the others. Every list is newest first by (`published_at`, `id`). Methods that take a
//! `limit` return at most that many.

mod accounts;
mod articles;
mod audit;
mod content;
mod counts;
mod documents;
mod key_values;
mod lists;
mod newsroom;
mod push;
mod redirects;
mod search_feed;
mod store;
mod syndication;
mod write;

pub use accounts::AccountStore;
pub use articles::ArticleStore;
pub use audit::AuditStore;
pub use content::ContentStore;
pub use counts::CountStore;
pub use documents::DocumentStore;
pub use key_values::KeyValueStore;
pub use lists::ListStore;
pub use newsroom::{NewsroomStore, WholeStore};
pub use push::PushStore;
pub use redirects::RedirectStore;
pub use search_feed::SearchFeed;
pub use store::Store;
pub use syndication::SyndicationStore;
pub use write::WriteStore;
