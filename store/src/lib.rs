//! The data model of the paper: types that cannot hold a wrong value ([`Slug`],
//! [`Html`], [`ArticleId`]), the traits of an engine (`traits`), and decisions
//! that do not depend on one (`policy`).
//!
//! The SQL is in the engines beside this crate (`store/sqlite`), and
//! `store/contract` holds the tests that every engine must pass. A page asks the
//! store two or three times at most, so the reading methods return whole boxes
//! of a page, not rows.

mod article;
mod boxes;
mod canonical;
mod change;
mod content;
mod corrections;
mod cursor;
mod error;
mod front;
mod ids;
mod lists;
mod media;
mod names;
pub mod newsroom;
mod page;
pub mod policy;
mod push;
mod read_period;
mod redirect;
mod revision;
mod sanitize;
mod search;
mod sitemap;
mod story;
mod teaser;
pub mod traits;
mod weather;

pub use article::{Article, ArticleLinks, Comment};
pub use boxes::ArticleBoxes;
pub use canonical::{CANONICAL_VERSION, Canonical};
pub use change::{
    Change, ChangeKey, MediaFiles, NewArticle, NewAuthor, NewComment, NewDesk, NewMedia, NewPage,
    NewRedirect, NewSection, NewTopic, Outcome,
};
pub use content::{ContentChanges, Touched};
pub use corrections::{
    CorrectedArticle, Correction, Corrections, NewCorrection, SummaryCorrection, Version, Withdrawn,
};
pub use cursor::{Cursor, Direction, InvalidCursor};
pub use error::{EngineFault, Result, StoreError};
pub use front::{Front, Pin};
pub use ids::{ArticleId, DEMO_IDS_FROM, InvalidSlug, MediaId, RESERVED_SLUGS, Slug, Timestamp};
pub use lists::{Day, ListKey, Listing};
pub use media::{Format, Picture};
pub use names::{Author, Desk, Section, Topic, Writer};
pub use page::Page;
pub use push::{Follow, InvalidFollow, Subscription, SubscriptionLimits};
pub use read_period::ReadPeriod;
pub use redirect::Redirect;
pub use revision::{ArticleEvent, ArticleEventKind, ArticleState};
pub use sanitize::{Html, MEDIA_ATTRIBUTE};
pub use search::{
    Search, SearchChange, SearchCursor, SearchFilter, SearchHit, SearchMark, SearchText,
};
pub use sitemap::{FeedSource, SITEMAP_PART_SIZE, SitemapEntry, SitemapPart};
pub use story::Story;
pub use teaser::Teaser;
pub use traits::{
    AccountStore, ArticleStore, AuditStore, ContentStore, CountStore, DocumentStore, KeyValueStore,
    ListStore, NewsroomStore, PushStore, RedirectStore, SearchFeed, Store, SyndicationStore,
    WholeStore, WriteStore,
};
pub use weather::WeatherReading;
