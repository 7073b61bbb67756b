//! The parts before and after a text: initials, lead, author line.

use crate::desk;
use crate::markup::{Block, Kind, Text};

/// Longest lead, in characters.
const LEAD: usize = 700;
/// Longest author line, in characters.
const AUTHOR_LINE: usize = 90;

/// Removes the desk's initials before the first sentence and returns them.
pub(super) fn take_initials(text: &mut Text, known: impl Fn(&str) -> bool) -> Option<String> {
    let block = text
        .blocks
        .iter_mut()
        .find(|block| !block.words.is_empty() && !block.is_picture())?;
    if !matches!(block.kind, Kind::Paragraph { .. }) {
        return None;
    }
    let (initials, rest) = desk::initials(&block.words).filter(|(name, _)| known(name))?;
    let (initials, rest) = (initials.to_owned(), rest.to_owned());
    let from = block.html.find(&initials)?;
    let behind = from + initials.len();
    let (tags, dash) = tags_to_sentence(&block.html[behind..])?;
    let before = block.html[..from].trim_end_matches('(');
    let mut html = format!("{before}{tags}{}", &block.html[behind + dash..]);
    for emphasis in ["strong", "b", "em", "i", "span"] {
        html = html.replace(&format!("<{emphasis}></{emphasis}>"), "");
    }
    block.html = html;
    block.words = rest;
    Some(initials)
}

/// Removes the first paragraph and returns it if it is a lead: it follows a
/// desk's initials, is emphasised as a whole, or equals the excerpt.
pub(super) fn take_lead(text: &mut Text, excerpt: &str, of_desk: bool) -> String {
    let first = |block: &Block| !block.words.is_empty() && !block.is_picture();
    let Some(at) = text.blocks.iter().position(first) else {
        return String::new();
    };
    let Block { words, kind, .. } = &text.blocks[at];
    let Kind::Paragraph {
        strong,
        linked: false,
        ..
    } = *kind
    else {
        return String::new();
    };
    let cut = excerpt.trim_end_matches(['.', '…', ' ']);
    let same = !cut.is_empty() && words.starts_with(cut);
    if words.chars().count() > LEAD || !(of_desk || strong || same) {
        return String::new();
    }
    text.blocks.remove(at).words
}

/// Removes the last paragraph and returns it if it names the author: it is
/// short, not a sentence, and emphasised or aligned right. A single paragraph
/// is not an author line.
pub(super) fn take_author_line(text: &mut Text, has_lead: bool) -> Option<String> {
    let at = text
        .blocks
        .iter()
        .rposition(|block| !block.words.is_empty())?;
    let Block { words, kind, .. } = &text.blocks[at];
    let Kind::Paragraph {
        strong,
        right,
        linked: false,
    } = *kind
    else {
        return None;
    };
    let fits =
        words.chars().count() <= AUTHOR_LINE && !words.ends_with(['.', '?', '!', ':', ';', '…']);
    let alone = text.blocks.len() == 1 && !has_lead;
    (fits && !alone && (strong || right)).then(|| text.blocks.remove(at).words)
}

/// Returns the tags between a desk's initials and the first sentence, since the
/// initials may be emphasised, and where the sentence starts.
fn tags_to_sentence(html: &str) -> Option<(String, usize)> {
    let mut tags = String::new();
    let (mut tag, mut dashed) = (None, false);
    for (at, c) in html.char_indices() {
        match (tag, c) {
            (Some(begun), '>') => {
                tags.push_str(&html[begun..=at]);
                tag = None;
            }
            (Some(_), _) => {}
            (None, '<') => tag = Some(at),
            (None, '-' | '–' | '—') if !dashed => dashed = true,
            (None, c) if c.is_whitespace() || c == ')' => {}
            (None, _) => return dashed.then_some((tags, at)),
        }
    }
    None
}
