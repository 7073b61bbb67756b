//! Links below the boxes of an article, for readers without scripts.

use store::{ArticleLinks, Cursor};

use crate::address::{self, paging_field};
use crate::api::types::Link;
use crate::context::ViewStyle;

/// Id of the box of other articles.
pub(crate) const OTHER_ID: &str = "tin-khac";

/// Returns the link to the next page of other articles.
pub(crate) fn other_link(style: ViewStyle, article: &ArticleLinks, after: Cursor) -> Link {
    let path = address::article(&article.slug, article.id);
    let href = style.view.link_with(
        &path,
        paging_field(store::Direction::Older),
        &after.to_string(),
    );
    Link {
        href: format!("{href}#{OTHER_ID}"),
        words: style.words.device.more.to_owned(),
    }
}

/// Returns the link to the article's section, for a box without more articles.
pub(crate) fn section_link(style: ViewStyle, article: &ArticleLinks) -> Link {
    Link {
        href: style.view.link(&address::section(&article.section.0)),
        words: (style.words.all_of_section)(&article.section.1),
    }
}

/// Returns the link to more related articles: those of the first topic, else of
/// the section.
pub(crate) fn related_link(style: ViewStyle, article: &ArticleLinks) -> Link {
    let path = match &article.topic {
        Some(topic) => address::topic(topic),
        None => address::section(&article.section.0),
    };
    Link {
        href: style.view.link(&path),
        words: style.words.device.more.to_owned(),
    }
}
