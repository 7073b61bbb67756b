//! Non-breaking spaces between numbers and their units.

use std::borrow::Cow;

/// Units that stay on the line of the number before them. Counted things ("32
/// sản phẩm") may break.
const UNITS: &[&str] = &[
    "%", "‰", "°C", "°", "mm", "cm", "dm", "m", "km", "km/h", "m²", "m³", "km²", "m2", "m3", "km2",
    "ha", "mg", "g", "kg", "tạ", "tấn", "ml", "lít", "kW", "kWh", "MW", "nghìn", "ngàn", "triệu",
    "tỷ", "tỉ", "đồng", "USD",
];

/// Words that stay on the line of the number after them.
const BEFORE_NUMBERS: &[&str] = &["ngày", "tháng", "năm", "quý"];

const NO_BREAK: &str = "\u{a0}";

/// Returns `text` with a non-breaking space between a number and its unit ("5 km",
/// "20 °C", "2.500 tỷ đồng" up to "tỷ") and between "ngày", "tháng", "năm",
/// "quý" and their number. For NFC text, not for HTML source; borrowed where
/// nothing is replaced. Only a single plain space is replaced.
///
/// ```
/// assert_eq!(viet::nonbreaking_units("đi 5 km"), "đi 5\u{a0}km");
/// assert_eq!(viet::nonbreaking_units("thêm 32 sản phẩm"), "thêm 32 sản phẩm");
/// ```
#[must_use]
pub fn nonbreaking_units(text: &str) -> Cow<'_, str> {
    // Without a branch for each byte, this test takes hardly any time.
    let has_digit = text
        .bytes()
        .fold(false, |found, byte| found | byte.is_ascii_digit());
    if !has_digit {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut done = 0;
    for (before, three) in text.as_bytes().windows(3).enumerate() {
        // Each such space has a digit beside it.
        let [left, b' ', right] = three else {
            continue;
        };
        if !left.is_ascii_digit() && !right.is_ascii_digit() {
            continue;
        }
        let at = before + 1;
        let before = text[..at]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let after = text[at + 1..]
            .split(char::is_whitespace)
            .next()
            .unwrap_or_default();
        if belong_together(before, after) {
            out.push_str(&text[done..at]);
            out.push_str(NO_BREAK);
            done = at + 1;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

fn belong_together(before: &str, after: &str) -> bool {
    let before = before.trim_start_matches(is_opening);
    if is_number(before) {
        UNITS.contains(&after.trim_end_matches(is_closing))
    } else {
        let lower = before.to_lowercase();
        BEFORE_NUMBERS.contains(&lower.as_str()) && after.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// True for digits with signs between them: 2.500 · 7,5 · 6-8 · 1/3.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | '/'))
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '“' | '‘' | '"' | '\'' | '«' | '+' | '-' | '−' | '~' | '±'
    )
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '”' | '’' | '"' | '\'' | '»' | '.' | ',' | ';' | ':' | '!' | '?' | '…'
    )
}
