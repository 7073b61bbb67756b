//! Converts WordPress HTML. `classic` adds paragraphs and removes block
//! comments. `writer` turns pictures into numbered figures, embeds into links,
//! and links to the old site into local ones. The result is sanitized
//! ([`store::Html::clean`]) when the figures get their numbers.

mod classic;
mod embed;
mod escape;
mod figures;
mod picture_mark;
mod presentation;
#[cfg(test)]
mod tests;
mod text;
mod writer;

use scraper::Html;

pub(crate) use text::{Block, Kind, Text};

use crate::scan::Scan;
use crate::shortcodes::replaced;
use picture_mark::MARK;

impl Text {
    /// Converts the content of the post or page `item`.
    pub(crate) fn read(content: &str, scan: &Scan, item: i64) -> Self {
        let content = content.replace("\r\n", "\n").replace(MARK, "");
        let content = scan.reusable.expanded(&content);
        let mut dropped = Vec::new();
        let content = replaced(&content, &scan.attachments.below(item), &mut dropped);
        let html = classic::html(&content);
        let mut text = writer::write(&Html::parse_fragment(&html), scan);
        text.dropped = dropped;
        text
    }
}
