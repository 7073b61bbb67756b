//! Push notifications as the paper sends them.

use app::{PushNotice, SiteConfig};
use push::Notice;

/// The notification of the paper with this content. A later one with the same
/// tag replaces it.
pub(crate) fn notice(paper: &SiteConfig, content: PushNotice, tag: String) -> Notice {
    Notice {
        title: content.title,
        body: content.body,
        navigate: format!("{}{}", paper.base_url, content.path),
        lang: paper.language.tag().to_owned(),
        icon: format!("{}/apple-touch-icon.png", paper.base_url),
        tag,
    }
}
