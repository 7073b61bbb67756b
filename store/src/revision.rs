//! How an article has changed since it was published, for pages that are open.

use crate::ids::Timestamp;

/// The state of an article that is or was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleState {
    /// Rises with every change of what the article's own part of its page shows: its
    /// text, names and corrections, and whether it is withdrawn. Counts do not raise it.
    pub revision: u64,
    /// Its latest changes, at most [`ArticleState::EVENTS`], newest first.
    pub events: Vec<ArticleEvent>,
    /// False for an article that readers may no longer see.
    pub published: bool,
}

impl ArticleState {
    /// How many changes are kept.
    pub const EVENTS: usize = 8;
}

/// A change of a published article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleEvent {
    /// The revision that it made.
    pub revision: u64,
    /// What happened.
    pub kind: ArticleEventKind,
    /// When.
    pub at: Timestamp,
}

/// What happened to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleEventKind {
    /// A correction was published.
    Corrected,
    /// Another text or other names came, or the article came back.
    Updated,
    /// Readers may no longer see it.
    Withdrawn,
}
