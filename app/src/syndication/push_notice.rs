//! What a reader who asked for news is told of an article.

use store::Article;

use crate::address;
use crate::plain_text::line;

/// Longest title and text, in characters: more than any device shows, and
/// together less than a push service takes.
const TITLE: usize = 160;
const BODY: usize = 240;

/// An article in two lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleNotice {
    /// In large letters.
    pub title: String,
    /// Below it.
    pub body: String,
    /// Path of what a tap opens.
    pub path: String,
}

/// What is said of an article: its own words.
pub fn push_notice(article: &Article) -> ArticleNotice {
    let whole = viet::whole_words(&article.summary);
    let body = if whole.is_empty() {
        article.lead.as_str()
    } else {
        whole.as_ref()
    };
    ArticleNotice {
        title: viet::excerpt(&line(&article.title), TITLE),
        body: viet::excerpt(&line(body), BODY),
        path: address::article(&article.slug, article.id),
    }
}
