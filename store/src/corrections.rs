//! Corrections, versions and withdrawals of articles.

use crate::cursor::Cursor;
use crate::ids::{ArticleId, Slug, Timestamp};
use crate::sanitize::Html;

/// A correction of an article (cải chính).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The article.
    pub article: ArticleId,
    /// What was wrong and what is right, plain text.
    pub text: String,
    /// When it was corrected.
    pub at: Timestamp,
}

/// An entry of the list of corrections: the correction and its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedArticle {
    /// The correction.
    pub correction: Correction,
    /// The words of the article's address.
    pub slug: Slug,
    /// The current headline.
    pub title: String,
}

impl CorrectedArticle {
    /// Returns the position in the list: time of the correction and number of
    /// the article.
    pub fn cursor(&self) -> Cursor {
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
    /// True if newer corrections precede these.
    pub newer: bool,
    /// True if older corrections follow.
    pub older: bool,
}

/// See [`crate::Change::Correct`]. A `None` field stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCorrection {
    /// The article; it must be published.
    pub article: ArticleId,
    /// The note that readers see, plain text.
    pub text: String,
    /// Time of the correction.
    pub at: Timestamp,
    /// The corrected headline.
    pub title: Option<String>,
    /// The corrected lead.
    pub lead: Option<String>,
    /// The corrected text. Its figures replace the article's pictures.
    pub body: Option<Html>,
    /// What becomes of the summary.
    pub summary: SummaryCorrection,
}

/// What a correction does with the summary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SummaryCorrection {
    /// It follows the corrected text
    /// ([`crate::policy::summary::corrected_summary`]). If it is a text of its
    /// own, the correction fails with [`crate::StoreError::OwnSummary`].
    #[default]
    Follow,
    /// It stays.
    Keep,
    /// It is replaced by this plain text.
    Replace(String),
}

/// The text of an article before a correction, for the newsroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When the correction replaced it.
    pub replaced_at: Timestamp,
    /// Headline.
    pub title: String,
    /// Lead.
    pub lead: String,
    /// The text.
    pub body: Html,
    /// Summary; `None` if the correction did not change it.
    pub summary: Option<String>,
}

/// Why and when an article was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// The reason shown to readers, plain text.
    pub reason: Option<String>,
    /// Time of the withdrawal.
    pub at: Timestamp,
}
