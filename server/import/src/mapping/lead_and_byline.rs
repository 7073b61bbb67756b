//! What stands before and after a text: initials, lead, author line.

use crate::desk;
use crate::markup::{Block, Kind, Text};

/// Longest paragraph that is taken for a lead, in characters.
const LEAD: usize = 700;
/// Longest line that is taken for an author line, in characters.
const AUTHOR_LINE: usize = 90;

/// Takes the desk's initials away from before the first sentence.
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

/// Takes the first paragraph away where it is a lead: of a desk, whose
/// initials stand before it, wholly emphasised, or the same as the excerpt.
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

/// Takes the last paragraph away where it says who wrote: short, no sentence,
/// emphasised or at the right. The only paragraph is none.
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

/// The tags between a desk's initials and the first sentence, for these may
/// stand in an emphasis of their own, and where the sentence begins.
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
