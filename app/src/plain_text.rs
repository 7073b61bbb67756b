//! Plain text in metadata and feeds.

/// Returns a text as one line: in NFC, with single spaces, without zero-width
/// characters of older systems. Joiners stay: emoji and other scripts need
/// them.
pub(crate) fn line(text: &str) -> String {
    let text = viet::nfc(text);
    if is_line(&text) {
        return text;
    }
    let seen: String = text
        .chars()
        .filter(|c| !is_hidden(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let words = seen.split(|c: char| c.is_whitespace() && c != '\u{a0}');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// True for a text that is one line already, as nearly all are.
fn is_line(text: &str) -> bool {
    let mut after_space = true;
    for c in text.chars() {
        let is_space = c == ' ';
        let is_other_space = c.is_whitespace() && !is_space && c != '\u{a0}';
        if is_other_space || c.is_control() || is_hidden(c) || is_space && after_space {
            return false;
        }
        after_space = is_space;
    }
    !after_space || text.is_empty()
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_normalized() {
        let untidy = "\u{feff}Lo\u{300} \u{200b}gốm\u{0}\n đỏ\u{b}lửa 5\u{a0}tấn ";
        assert_eq!(line(untidy), "Lò gốm đỏ lửa 5\u{a0}tấn");
        for (text, expected) in [
            ("", ""),
            (" ", ""),
            ("Lò gốm", "Lò gốm"),
            ("Lò  gốm", "Lò gốm"),
            (" Lò", "Lò"),
            ("Lò ", "Lò"),
            ("Lò\u{2003}gốm", "Lò gốm"),
            ("5\u{a0}tấn", "5\u{a0}tấn"),
        ] {
            assert_eq!(line(text), expected, "{text:?}");
        }
        assert_eq!(line("👩\u{200d}🌾"), "👩\u{200d}🌾");
    }
}
