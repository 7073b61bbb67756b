//! Plain text in metadata and feeds.

/// Returns a text as one line: in NFC, with single spaces, without zero-width
/// characters of older systems. Joiners stay: emoji and other scripts need
/// them.
pub(crate) fn line(text: &str) -> String {
    let seen: String = viet::nfc(text)
        .chars()
        .filter(|c| !matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let words = seen.split(|c: char| c.is_whitespace() && c != '\u{a0}');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_normalized() {
        let untidy = "\u{feff}Lo\u{300} \u{200b}gốm\u{0}\n đỏ\u{b}lửa 5\u{a0}tấn ";
        assert_eq!(line(untidy), "Lò gốm đỏ lửa 5\u{a0}tấn");
        assert_eq!(line("👩\u{200d}🌾"), "👩\u{200d}🌾");
    }
}
