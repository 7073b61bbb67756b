//! The text of HTML without its tags.

use scraper::Html;

/// Returns the text of a fragment of HTML, with white space collapsed.
pub(crate) fn plain_text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return collapse_whitespace(html);
    }
    let fragment = Html::parse_fragment(html);
    collapse_whitespace(&fragment.root_element().text().collect::<String>())
}

/// Turns each run of white space into one space, and removes it at both ends.
pub(crate) fn collapse_whitespace(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
