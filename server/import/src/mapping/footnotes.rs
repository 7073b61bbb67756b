//! Footnotes, which the block editor stores beside the post as JSON.

use serde::Deserialize;

use crate::markup::Text;
use crate::meta_keys::FOOTNOTES;
use crate::scan::Scan;
use crate::wxr_element::Item;

/// A footnote; the mark in the text links to its `id`.
#[derive(Deserialize)]
struct Footnote {
    id: String,
    content: String,
}

/// Appends the footnotes of `item` to its text, each with a link back.
pub(super) fn put_under(text: &mut Text, item: &Item, scan: &Scan) {
    let stored = item.meta(FOOTNOTES).unwrap_or_default();
    let notes: Vec<Footnote> = serde_json::from_str(stored).unwrap_or_default();
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
