//! Shortening text at whole words: summaries that arrive cut off, and excerpts.

use std::borrow::Cow;

use crate::syllable;
use crate::unicode::is_mark;

/// Characters that end a complete summary.
const END_MARKS: &[char] = &[
    '.', '!', '?', '…', ':', ')', ']', '"', '\'', '”', '’', '»', '›', '。', '！', '？',
];

/// True if `text` is empty or ends with an end mark (`. ! ? … : ) ] ” ’ »` and
/// the like): it is certainly complete.
#[must_use]
pub fn is_complete(text: &str) -> bool {
    let text = text.trim_end();
    text.is_empty() || text.ends_with(END_MARKS)
}

/// Returns a summary that was cut off, fit to print. A [complete](is_complete)
/// summary is unchanged. Any other is shortened to its last word that is
/// certainly whole, without a trailing comma, dash or opening quote, and "…" is
/// appended.
///
/// A last word is certainly whole if something follows it, or if no letter can
/// follow in a Vietnamese syllable ("tiếng", but not "thốn", which may have
/// been "thống"). A single cut word is kept.
///
/// ```
/// assert_eq!(viet::whole_words("Năm làng nghề được vinh da"), "Năm làng nghề được vinh…");
/// assert_eq!(viet::whole_words("Năm làng nghề được vinh danh."), "Năm làng nghề được vinh danh.");
/// ```
#[must_use]
pub fn whole_words(summary: &str) -> Cow<'_, str> {
    let text = summary.trim_end();
    if is_complete(text) {
        return Cow::Borrowed(summary);
    }
    let surely_whole = text.len() < summary.len()
        || !text.ends_with(char::is_alphanumeric) && !ends_with_mark(text)
        || syllable::is_finished(last_word(text));
    let kept = if surely_whole {
        text
    } else {
        before_last_word(text)
    };
    let kept = without_hanging(kept);
    let kept = if kept.is_empty() { text } else { kept };
    Cow::Owned(format!("{kept}…"))
}

/// Returns the beginning of `text` in at most `max_chars` characters, with
/// white space collapsed to single spaces. A longer text is cut at the end of a
/// word and marked with "…", which counts as a character; a first word that is
/// too long is cut inside. Empty if `max_chars` is 0.
///
/// ```
/// assert_eq!(viet::excerpt("Nghề  gốm,\nnghề dệt", 40), "Nghề gốm, nghề dệt");
/// assert_eq!(viet::excerpt("Nghề gốm, nghề dệt", 12), "Nghề gốm…");
/// ```
#[must_use]
pub fn excerpt(text: &str, max_chars: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    // Length of `out` after the last word that leaves room for "…".
    let mut safe = 0;
    for word in text.split_whitespace() {
        let space = usize::from(!out.is_empty());
        let chars = word.chars().count();
        if used + space + chars > max_chars {
            out.truncate(safe);
            return if out.is_empty() {
                cut_inside(word, max_chars)
            } else {
                with_ellipsis(out)
            };
        }
        if space == 1 {
            out.push(' ');
        }
        out.push_str(word);
        used += space + chars;
        if used < max_chars {
            safe = out.len();
        }
    }
    out
}

/// Replaces trailing punctuation of `out` by "…".
fn with_ellipsis(mut out: String) -> String {
    let kept = without_hanging(&out).trim_end_matches(['.', ':']).len();
    if kept > 0 {
        out.truncate(kept);
    }
    out.push('…');
    out
}

/// Returns as many characters of a long word as fit with "…", without
/// separating a letter from its marks.
fn cut_inside(word: &str, max_chars: usize) -> String {
    let Some(room) = max_chars.checked_sub(1) else {
        return String::new();
    };
    let mut end = word
        .char_indices()
        .nth(room)
        .map_or(word.len(), |(at, _)| at);
    while end > 0 && word[end..].starts_with(is_mark) {
        end = word[..end]
            .char_indices()
            .next_back()
            .map_or(0, |(at, _)| at);
    }
    format!("{}…", &word[..end])
}

fn without_hanging(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | ';' | '-' | '–' | '—' | '/' | '“' | '‘' | '«' | '‹' | '(' | '[' | '&'
            )
    })
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphanumeric() && !is_mark(c))
        .next()
        .unwrap_or(text)
}

fn before_last_word(text: &str) -> &str {
    text.rfind(char::is_whitespace)
        .map_or("", |space| &text[..space])
}

fn ends_with_mark(text: &str) -> bool {
    text.ends_with(is_mark)
}
