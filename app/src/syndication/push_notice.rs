//! The content of a push notification about an article.

use store::Article;

use crate::address;
use crate::plain_text::line;

/// Longest title and text, in characters: more than any device shows, and
/// together less than a push service accepts.
const TITLE: usize = 160;
const BODY: usize = 240;

/// The content of a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleNotice {
    /// The title.
    pub title: String,
    /// The text below the title.
    pub body: String,
    /// Path that a tap opens.
    pub path: String,
}

/// Returns the notification about an article.
pub fn push_notice(article: &Article) -> ArticleNotice {
    let body = article.summary_or_lead();
    ArticleNotice {
        title: viet::excerpt(&line(&article.title), TITLE),
        body: viet::excerpt(&line(body), BODY),
        path: address::article(&article.slug, article.id),
    }
}
