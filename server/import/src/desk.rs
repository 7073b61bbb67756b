//! Who brought an article: desks among the authors, initials before the first
//! sentence, and the line under the text.

/// True for the name of a desk: two to five capitals.
pub(crate) fn is_desk(name: &str) -> bool {
    (2..=5).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphabetic() && c.is_uppercase())
        // Initials have no tone marks.
        && viet::fold(name).chars().count() == name.chars().count()
        && name.chars().all(|c| c.is_ascii() || c == 'Đ')
}

/// The initials before the first sentence ("LNV - Sáng nay…") and the rest.
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
    // A hyphen inside a name ("VAC-farm") has no space behind it.
    let rest = rest.strip_prefix([' ', '\u{a0}'])?.trim_start();
    // "OCOP - chương trình…" goes on; a sentence of a desk begins.
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
    fn initials_stand_before_a_dash() {
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
