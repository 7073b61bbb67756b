//! Links from a box under an article to what it shows next, without scripts.

use store::{Article, Cursor};

use crate::address::{self, way};
use crate::api::types::Link;
use crate::context::ViewStyle;

/// Where the box of other articles stands in the page.
pub(crate) const OTHER_ID: &str = "tin-khac";

/// The link that shows the next page of other articles without scripts.
pub(crate) fn other_link(style: ViewStyle, article: &Article, after: Cursor) -> Link {
    let path = address::article(&article.slug, article.id);
    let href = style
        .view
        .link_with(&path, way(store::Direction::Older), &after.to_string());
    Link {
        href: format!("{href}#{OTHER_ID}"),
        words: style.words.device.more.to_owned(),
    }
}

/// The link to the article's section, for a box that is used up.
pub(crate) fn section_link(style: ViewStyle, article: &Article) -> Link {
    Link {
        href: style.view.link(&address::section(&article.section.slug)),
        words: (style.words.all_of_section)(&article.section.name),
    }
}

/// The link to more related articles without scripts: the first topic, else
/// the section.
pub(crate) fn related_link(style: ViewStyle, article: &Article) -> Link {
    let path = match article.topics.first() {
        Some(topic) => address::topic(&topic.slug),
        None => address::section(&article.section.slug),
    };
    Link {
        href: style.view.link(&path),
        words: style.words.device.more.to_owned(),
    }
}
