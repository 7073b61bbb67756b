//! What the paper knows, and the one trait through which everything asks.
//!
//! Types here cannot hold a wrong value ([`Slug`], [`Html`], [`ArticleId`]);
//! the SQL lives in the engines beside this crate (`store/sqlite`), and
//! `store/contract` holds the tests that every engine must pass. A page asks
//! the store two or three times at most, so the reading methods return whole
//! boxes of a page, not rows.

mod article;
mod canonical;
mod change;
mod error;
mod html;
mod ids;
mod listing;
mod media;
mod people;
mod push;
mod search;
mod store;
mod story;
mod syndication;
mod trust;
mod weather;

pub use article::{Around, Article, Comment, Page, Teaser};
pub use canonical::{CANONICAL_VERSION, Canonical};
pub use change::{
    Change, ChangeKey, MediaFiles, NewArticle, NewAuthor, NewComment, NewDesk, NewMedia, NewPage,
    NewRedirect, NewSection, NewTopic, Outcome,
};
pub use error::{Result, StoreError};
pub use html::{Html, MEDIA_ATTRIBUTE};
pub use ids::{ArticleId, DEMO_IDS_FROM, InvalidSlug, MediaId, RESERVED_SLUGS, Slug, Timestamp};
pub use listing::{Cursor, Day, Direction, InvalidCursor, Listing, Wanted};
pub use media::{Format, Picture};
pub use people::{Author, Desk, Section, Topic};
pub use push::{Follow, InvalidFollow, Subscription};
pub use search::{Filter, Found, Place, Search, SearchChange, SearchMark, SearchText};
pub use store::{Redirect, Store};
pub use story::{Front, Pin, STORY_WITHIN, Story, Told, pairs};
pub use syndication::{Followed, Mapped, PART, Part};
pub use trust::{
    Corrected, Correction, Corrections, NewCorrection, Span, Version, Withdrawn, Writer,
};
pub use weather::Reading;
