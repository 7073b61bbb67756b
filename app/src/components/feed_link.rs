//! The link to a list's feed.

use leptos::prelude::*;

use crate::address::FeedFormat;
use crate::context::PageContext;

/// A link to the RSS feed of the list at `path`; the other formats are in the
/// document's head.
pub(crate) fn feed_link(context: &PageContext, path: &str) -> impl IntoView + use<> {
    let format = FeedFormat::Rss;
    view! {
        <p class="follow">
            <a href=format.path(path) type=format.mime()>
                {context.words.follow}
            </a>
        </p>
    }
}
