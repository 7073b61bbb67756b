//! The excerpt of a post.

use crate::plain_text::plain_text;
use crate::shortcodes::without_shortcodes;
use crate::wxr_element::Item;

/// Returns the text of the excerpt; themes mark a cut one with "[…]".
pub(crate) fn excerpt_of(item: &Item) -> String {
    let words = plain_text(&without_shortcodes(&item.excerpt, &[]));
    let cut = ["[…]", "[...]"]
        .iter()
        .find_map(|mark| words.strip_suffix(mark));
    cut.map_or(words.clone(), |cut| format!("{}…", cut.trim_end()))
}
