//! Corrections, versions and withdrawals of articles.

use crate::cursor::Cursor;
use crate::ids::{ArticleId, Slug, Timestamp};
use crate::sanitize::Html;

/// What was wrong in an article and has been put right (cải chính).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Of which article.
    pub article: ArticleId,
    /// What was wrong and what is right, plain text.
    pub text: String,
    /// When it was corrected.
    pub at: Timestamp,
}

/// A correction in the list of all of them, with the article that it corrects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedArticle {
    /// The correction.
    pub correction: Correction,
    /// The article's words in the address.
    pub slug: Slug,
    /// Its headline as it is now.
    pub title: String,
}

impl CorrectedArticle {
    /// Its place in the list: when it was corrected, and which article.
    pub fn place(&self) -> Cursor {
        Cursor {
            published_at: self.correction.at,
            id: self.correction.article,
        }
    }
}

/// One page of the list of corrections, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The corrections.
    pub list: Vec<CorrectedArticle>,
    /// True where newer ones stand before these.
    pub newer: bool,
    /// True where older ones follow.
    pub older: bool,
}

/// See [`crate::Change::Correct`]. What is `None` stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCorrection {
    /// Of which article; it must be published.
    pub article: ArticleId,
    /// What readers are told, plain text.
    pub text: String,
    /// When it is corrected.
    pub at: Timestamp,
    /// The right headline.
    pub title: Option<String>,
    /// The right first paragraph.
    pub lead: Option<String>,
    /// The right text.
    pub body: Option<Html>,
}

/// How an article was before a correction, for the newsroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Until when it stood so.
    pub replaced_at: Timestamp,
    /// Headline.
    pub title: String,
    /// First paragraph.
    pub lead: String,
    /// The text.
    pub body: Html,
}

/// That an article was taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// Why, as readers are told, plain text.
    pub reason: Option<String>,
    /// Since when.
    pub at: Timestamp,
}
