//! Splitting a text into sentences, to be read aloud one by one.

use std::ops::Range;

use crate::letters::{base, small};

/// Abbreviations in front of a name or a number, without their full stop: they end no
/// sentence.
const BEFORE_NAMES: [&str; 38] = [
    "BS", "BSCK", "CN", "DS", "Dr", "GS", "H", "KS", "KTS", "LS", "Mr", "Mrs", "Ms", "NNƯT",
    "NSND", "NSƯT", "NXB", "Nxb", "P", "PGS", "Q", "ST", "St", "T.P", "TP", "TS", "TT", "TX",
    "Th.S", "ThS", "Tp", "Tr", "Ts", "VD", "Vd", "X", "tr", "vd",
];
/// What may stand between a full stop and the space behind it.
const CLOSING: [char; 7] = ['"', '\'', '”', '’', '»', ')', ']'];
/// What may stand in front of the first letter of a sentence.
const OPENING: [char; 9] = ['"', '\'', '“', '‘', '«', '(', '[', '–', '-'];

/// Returns the sentences of a text, without the space around them.
///
/// A sentence ends with `.`, `!`, `?` or `…` and a space, unless the next word begins with
/// a small letter, the full stop belongs to an abbreviation in front of a name (`TS. An`),
/// to an initial (`V. A. Yersin`) or to the number of an item (`1. Chọn đất`).
///
/// ```
/// let text = "GS. An dạy ở TP. Huế. Lò cháy ba ngày… Ai giữ lửa?";
/// let sentences: Vec<&str> = viet::sentences(text).into_iter().map(|it| &text[it]).collect();
/// assert_eq!(sentences, ["GS. An dạy ở TP. Huế.", "Lò cháy ba ngày…", "Ai giữ lửa?"]);
/// ```
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.char_indices() {
        if !matches!(mark, '.' | '!' | '?' | '…') {
            continue;
        }
        let behind = text[at + mark.len_utf8()..].trim_start_matches(CLOSING);
        let end = text.len() - behind.len();
        if ends(&text[start..at], mark, behind) {
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

/// True if a sentence ends with `mark` between `before`, what came of the sentence, and
/// `behind`.
fn ends(before: &str, mark: char, behind: &str) -> bool {
    if !behind.starts_with(char::is_whitespace) {
        return false;
    }
    let next = behind
        .trim_start()
        .trim_start_matches(OPENING)
        .chars()
        .next();
    if next.is_some_and(is_small) {
        return false;
    }
    mark != '.' || next.is_none() || !is_inside(before)
}

/// True if a full stop after `before` belongs to its last word.
fn is_inside(before: &str) -> bool {
    let words = before.trim_start();
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = last.trim_start_matches(OPENING);
    // Of titles in a row, such as `PGS.TS`, the last one.
    let short = word.rsplit('.').next().unwrap_or_default();
    let mut letters = short.chars();
    let is_initial = letters.next().is_some_and(is_capital) && letters.next().is_none();
    let is_item = last.len() == words.len() && word.chars().all(|it| it.is_ascii_digit());
    let is_known = |it: &str| BEFORE_NAMES.binary_search(&it).is_ok();
    is_initial || is_item || is_known(word) || is_known(short)
}

fn is_small(c: char) -> bool {
    !c.is_ascii_digit() && small(c) == Some(c)
}

fn is_capital(c: char) -> bool {
    small(c).is_some_and(|small| small != c)
}

/// True for letters and digits, also of other scripts, as far as it can be told without
/// Unicode's tables, which would be large in a browser.
fn is_spoken(c: char) -> bool {
    base(c).is_some() || c >= '\u{3040}' || ('\u{100}'..'\u{2000}').contains(&c)
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let part = &text[range.clone()];
    let trimmed = part.trim();
    // A mark alone is not worth a pause.
    if trimmed.chars().any(is_spoken) {
        let start = range.start + (part.len() - part.trim_start().len());
        found.push(start..start + trimmed.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn abbreviations_are_sorted() {
        assert!(BEFORE_NAMES.is_sorted());
    }

    #[test]
    fn marks_end_sentences() {
        for (text, expected) in [
            ("", vec![]),
            (" \n ", vec![]),
            ("Một câu", vec!["Một câu"]),
            (
                "  Một. Hai!  Ba?\nBốn… ",
                vec!["Một.", "Hai!", "Ba?", "Bốn…"],
            ),
            ("Thật ư?! Thật.", vec!["Thật ư?!", "Thật."]),
            (
                "Ông nói: “Lửa tắt.” Rồi ông đi.",
                vec!["Ông nói: “Lửa tắt.”", "Rồi ông đi."],
            ),
            ("(Xem hình.) Tiếp.", vec!["(Xem hình.)", "Tiếp."]),
            (
                "Hết... “Ai đó?” anh hỏi.",
                vec!["Hết...", "“Ai đó?” anh hỏi."],
            ),
            ("Đẹp quá !!! Thôi.", vec!["Đẹp quá !!!", "Thôi."]),
        ] {
            assert_eq!(split(text), expected, "{text:?}");
        }
    }

    #[test]
    fn full_stops_inside_end_nothing() {
        for text in [
            "Trước ngày 05.10.2021 còn 3.000 nghệ nhân, v.v. và thợ phụ ở langngheviet.com.vn.",
            "PGS.TS. Nguyễn Văn A. Bình và ThS. Lê B ở TP. Hồ Chí Minh.",
            "Cụ V. A. Yersin đến Q. 1, P. Bến Nghé.",
            "1. Chọn đất ở bãi sông.",
            "Giá 5 tr. đồng một chiếc… rồi giảm.",
            "“TS. Hà nói.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn numbers_end_sentences_unless_they_begin_them() {
        assert_eq!(
            split("Nghề có từ năm 1951. Sau đó mất. 2. Khôi phục."),
            ["Nghề có từ năm 1951.", "Sau đó mất.", "2. Khôi phục."]
        );
        assert_eq!(
            split("Đỏ, xanh, v.v. Còn lại là men nâu."),
            ["Đỏ, xanh, v.v.", "Còn lại là men nâu."]
        );
    }

    #[test]
    fn marks_alone_are_left_out() {
        assert_eq!(split("… – !"), Vec::<&str>::new());
        assert_eq!(split("Xong. ***"), ["Xong."]);
        for spoken in ["7", "Đ", "ỹ", "Ж", "字", "ñ"] {
            assert_eq!(split(spoken), [spoken]);
        }
    }
}
