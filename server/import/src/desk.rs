//! Desks and bylines: desks among the authors, initials before the first
//! sentence, and the line below the text.

use std::collections::{HashMap, HashSet};

use crate::plain_text::plain_text;
use crate::shortcodes::without_shortcodes;
use crate::wxr_element::Item;

/// Initials are searched in this many bytes at the start of a text.
const BEGINNING: usize = 400;

/// Initials at the start of several posts; a single one may be any word in
/// capitals ("OCOP – Mỗi xã…").
#[derive(Debug, Default)]
pub(crate) struct Desks {
    posts: HashMap<String, u32>,
}

impl Desks {
    pub(crate) fn learn(&mut self, item: &Item) {
        let beginnings = [beginning(&item.content), beginning(&item.excerpt)];
        let found = beginnings.iter().filter_map(|text| initials(text));
        let found: HashSet<&str> = found.map(|(name, _)| name).collect();
        for name in found {
            *self.posts.entry(name.to_owned()).or_default() += 1;
        }
    }

    /// True for initials at the start of two posts or more.
    pub(crate) fn recur(&self, name: &str) -> bool {
        self.posts.get(name).is_some_and(|posts| *posts > 1)
    }
}

/// Returns the first words of an old text, without what precedes them, such as
/// pictures with captions.
fn beginning(text: &str) -> String {
    let mut rest = text.trim_start();
    loop {
        let passed = [
            ("<!--", "-->"),
            ("<figure", "</figure>"),
            ("[caption", "[/caption]"),
            ("<", ">"),
            ("[", "]"),
        ]
        .into_iter()
        .find(|(begin, _)| rest.starts_with(begin))
        .and_then(|(_, end)| rest.split_once(end));
        match passed {
            Some((_, after)) => rest = after.trim_start(),
            None => break,
        }
    }
    let end = (0..=BEGINNING.min(rest.len()))
        .rev()
        .find(|at| rest.is_char_boundary(*at));
    plain_text(&without_shortcodes(&rest[..end.unwrap_or_default()], &[]))
}

/// True for the name of a desk: two to five capital letters.
pub(crate) fn is_desk(name: &str) -> bool {
    (2..=5).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphabetic() && c.is_uppercase())
        // Initials have no tone marks.
        && viet::fold(name).chars().count() == name.chars().count()
        && name.chars().all(|c| c.is_ascii() || c == 'Đ')
}

/// Returns the initials before the first sentence ("LNV - Sáng nay…") and the
/// rest.
pub(crate) fn initials(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let text = text.strip_prefix('(').unwrap_or(text);
    let end = text.find(|c: char| !c.is_alphabetic())?;
    let (name, rest) = text.split_at(end);
    let rest = rest
        .strip_prefix(')')
        .unwrap_or(rest)
        .trim_start_matches([' ', '\u{a0}']);
    let rest = rest.strip_prefix(['-', '–', '—'])?;
    // A hyphen in a name ("VAC-farm") is not followed by a space.
    let rest = rest.strip_prefix([' ', '\u{a0}'])?.trim_start();
    // After "OCOP - chương trình…" the sentence continues in lower case; after
    // a desk's initials it begins with a capital letter.
    let begins = !rest.starts_with(char::is_lowercase) && !rest.is_empty();
    (is_desk(name) && begins).then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn desks_are_two_to_five_capitals() {
        for name in ["LNV", "OVN", "TTXVN", "BĐ"] {
            assert!(is_desk(name), "{name}");
        }
        for name in ["", "L", "Lnv", "TTXVNN", "L V", "ÁÀ", "L1", "admin"] {
            assert!(!is_desk(name), "{name}");
        }
    }

    #[test]
    fn desks_recur() {
        let mut desks = Desks::default();
        let post = |content: &str, excerpt: &str| Item {
            content: content.into(),
            excerpt: excerpt.into(),
            ..Item::default()
        };
        desks.learn(&post(
            "<p><b>LNV</b>&nbsp;– Sáng nay.</p>",
            "LNV - Sáng nay.",
        ));
        assert!(!desks.recur("LNV"), "one post only");
        let captioned = "<!-- wp:image --><figure><img src=\"a\"><figcaption>Ảnh</figcaption></figure>\n<p>LNV - A</p>";
        desks.learn(&post(captioned, ""));
        desks.learn(&post("[caption id=\"a\"]<img> Ảnh[/caption]\nOVN - B", ""));
        desks.learn(&post("<p>OCOP – Mỗi xã</p>", ""));
        desks.learn(&post("", "OVN - C"));
        assert!(desks.recur("LNV") && desks.recur("OVN") && !desks.recur("OCOP"));
    }

    #[test]
    fn initials_precede_a_dash() {
        assert_eq!(initials("LNV - Sáng nay"), Some(("LNV", "Sáng nay")));
        assert_eq!(initials("(TTXVN) – Sáng"), Some(("TTXVN", "Sáng")));
        assert_eq!(initials("OVN\u{a0}-\u{a0}Ở xã"), Some(("OVN", "Ở xã")));
        for text in [
            "UBND tỉnh ban hành",
            "VAC-farm mở",
            "Ông An - thợ cả",
            "LNV -",
            "- LNV",
            "OCOP - chương trình",
            "",
        ] {
            assert_eq!(initials(text), None, "{text}");
        }
    }
}
