//! The content of push notifications.

use store::Article;

use crate::address;
use crate::plain_text::line;
use crate::site_config::SiteConfig;

/// Longest title and text, in characters: more than any device shows, and
/// together less than a push service accepts.
const TITLE: usize = 160;
const BODY: usize = 240;

/// The content of a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushNotice {
    /// The title.
    pub title: String,
    /// The text below the title.
    pub body: String,
    /// Path that a tap opens.
    pub path: String,
}

/// Returns the notification that a browser gets when it subscribes.
pub fn push_welcome(config: &SiteConfig) -> PushNotice {
    PushNotice {
        title: viet::excerpt(&line(&config.name), TITLE),
        body: config.language.words().push.welcome.to_owned(),
        path: "/".to_owned(),
    }
}

/// Returns the notification about an article.
pub fn push_notice(article: &Article) -> PushNotice {
    let body = article.summary_or_lead();
    PushNotice {
        title: viet::excerpt(&line(&article.title), TITLE),
        body: viet::excerpt(&line(body), BODY),
        path: address::article(&article.slug, article.id),
    }
}
