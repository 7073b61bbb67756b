//! Sanitized HTML, which is safe to print.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::ids::MediaId;

/// Attribute of a `<figure>` that holds the number of a stored picture: the
/// view inserts the picture or shows only the caption.
pub const MEDIA_ATTRIBUTE: &str = "data-media";

/// Sanitized HTML of an article's or page's body.
///
/// It contains no script, style, frame, form, event handler, `style` attribute
/// or `<img>`: a picture is a `<figure data-media="ID">` into which the view
/// inserts the picture. The first heading level is `<h2>`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Sanitizes any text.
    pub fn clean(dirty: &str) -> Self {
        Self(CLEANER.clean(dirty).to_string())
    }

    /// Wraps HTML that [`Html::clean`] returned and an engine stored.
    pub fn from_stored(stored: String) -> Self {
        Self(stored)
    }

    /// Returns the HTML source.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the numbers of the pictures that the figures refer to, in order.
    pub fn pictures(&self) -> Vec<MediaId> {
        let mark = format!("<figure {MEDIA_ATTRIBUTE}=\"");
        self.0
            .split(&mark)
            .skip(1)
            .filter_map(|rest| rest.split_once('"')?.0.parse().ok().map(MediaId))
            .collect()
    }

    /// Returns the text of each paragraph, heading and other block, without tags.
    pub fn paragraphs(&self) -> Vec<String> {
        const ENDS: [&str; 12] = [
            "p",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "blockquote",
            "figcaption",
            "figure",
            "pre",
            "td",
        ];
        let mut html = self.0.replace("<br>", "\u{0}");
        for end in ENDS {
            html = html.replace(&format!("</{end}>"), "\u{0}");
        }
        html.split('\u{0}')
            .map(|block| viet::strip_tags(block).trim().to_owned())
            .filter(|block| !block.is_empty())
            .collect()
    }

    /// Returns the text without tags; each tag becomes a space.
    pub fn to_text(&self) -> String {
        viet::strip_tags(&self.0)
    }

    /// True if nothing would be shown.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let tags: HashSet<&str> = [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
    ]
    .into();
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    attributes.insert("a", ["href", "title"].into());
    attributes.insert("figure", [MEDIA_ATTRIBUTE].into());
    attributes.insert("ol", ["start"].into());
    attributes.insert("td", ["colspan", "rowspan"].into());
    attributes.insert("th", ["colspan", "rowspan", "scope"].into());
    attributes.insert("time", ["datetime"].into());
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(tags)
        .clean_content_tags(["noscript", "script", "style", "svg", "math", "template"].into())
        .tag_attributes(attributes)
        .generic_attributes(["id", "lang", "dir"].into())
        .id_prefix(Some("p-"))
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noopener nofollow"))
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("figure", "data-media") => {
                value.parse::<u32>().is_ok().then_some(Cow::Borrowed(value))
            }
            _ => Some(Cow::Borrowed(value)),
        });
    builder
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_loaded_content_are_removed() {
        let html = Html::clean(
            "<p onclick=x() style='color:red'>a<script>b()</script><style>p{}</style>\
             <svg><a>c</a></svg><img src=x onerror=y()><iframe src=z></iframe>\
             <a href='javascript:q()'>d</a></p>",
        );
        assert_eq!(html.as_str(), "<p>a<a rel=\"noopener nofollow\">d</a></p>");
    }

    #[test]
    fn a_figure_keeps_its_picture_number_and_caption() {
        let kept = "<figure data-media=\"7\"><figcaption>Lò gốm</figcaption></figure>";
        assert_eq!(Html::clean(kept).as_str(), kept);
        assert_eq!(Html::clean(kept).pictures(), [MediaId(7)]);
        assert_eq!(
            Html::clean("<h2>a</h2><p>b <i>c</i><br>d</p><ul><li>e</li></ul>").paragraphs(),
            ["a", "b  c", "d", "e"]
        );
        let text = Html::clean("<p>&lt;figure data-media=\"9\"></p>");
        assert!(text.pictures().is_empty(), "text is not a figure");
        assert_eq!(
            Html::clean("<figure data-media=\"7x\"></figure>").as_str(),
            "<figure></figure>"
        );
    }
}
