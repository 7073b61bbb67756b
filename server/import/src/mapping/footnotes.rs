//! Footnotes: the block editor keeps their texts beside the post, as JSON.

use serde::Deserialize;

use crate::markup::Text;
use crate::meta_keys::FOOTNOTES;
use crate::scan::Scan;
use crate::wxr_element::Item;

/// One footnote: `id` is what the sign in the text links to.
#[derive(Deserialize)]
struct Footnote {
    id: String,
    content: String,
}

/// Puts the footnotes of `item` under its text, each with a way back.
pub(super) fn put_under(text: &mut Text, item: &Item, scan: &Scan) {
    let kept = item.meta(FOOTNOTES).unwrap_or_default();
    let notes: Vec<Footnote> = serde_json::from_str(kept).unwrap_or_default();
    if notes.is_empty() {
        return;
    }
    let lines = notes.iter().map(|Footnote { id, content }| {
        let id = id.replace(['"', '<', '>', '&'], "");
        format!("<li id=\"{id}\">{content} <a href=\"#{id}-link\">↩</a></li>")
    });
    let lines: Vec<String> = lines.collect();
    text.append(Text::read(&format!("<ol>{}</ol>", lines.concat()), scan, 0));
}
