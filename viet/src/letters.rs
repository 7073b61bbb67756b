//! A table of Vietnamese letters, which most texts consist of: looking a letter
//! up in Unicode's tables costs several times as much.

/// Returns the base letter in lower case, without marks, of a composed letter
/// of Vietnamese or a neighbouring language; `None` for all others.
pub(crate) const fn base(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' | 'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Å' | 'à'..='å' | 'Ă' | 'ă' | 'Ạ'..='ặ' => 'a',
        'Ç' | 'ç' => 'c',
        'Ð' | 'ð' | 'Đ' | 'đ' => 'd',
        'È'..='Ë' | 'è'..='ë' | 'Ẹ'..='ệ' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ' | 'ĩ' | 'Ỉ'..='ị' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ' | 'ũ' | 'Ư' | 'ư' | 'Ụ'..='ự' => 'u',
        'Ý' | 'ý' | 'ÿ' | 'Ỳ'..='ỹ' => 'y',
        _ => return None,
    })
}

/// Returns the lower case of the letters that [`base`] knows; `None` for all
/// others.
pub(crate) const fn small(c: char) -> Option<char> {
    let small = match c {
        'À'..='Ö' | 'Ø'..='Þ' => c as u32 + 0x20,
        // Each upper-case letter is followed by its lower-case letter.
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => c as u32 + 1,
        'Ạ'..='ỹ' => c as u32 | 1,
        _ => c.to_ascii_lowercase() as u32,
    };
    if base(c).is_none() {
        return None;
    }
    char::from_u32(small)
}

/// True for a character that is in composed form whatever its neighbours are;
/// false if Unicode's tables must decide.
pub(crate) const fn is_settled(c: char) -> bool {
    c < '\u{300}' || base(c).is_some()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    use super::*;

    #[test]
    fn the_table_agrees_with_unicode() {
        for c in char::MIN..=char::MAX {
            let text = c.to_string();
            if is_settled(c) {
                assert!(is_nfc(&text), "{c}");
            }
            let Some(base) = base(c) else {
                continue;
            };
            assert!(c.is_alphanumeric(), "{c}");
            let asked: String = text
                .nfd()
                .filter(|c| !matches!(c, '\u{300}'..='\u{36F}'))
                .flat_map(char::to_lowercase)
                .map(|c| if matches!(c, 'đ' | 'ð') { 'd' } else { c })
                .nfc()
                .collect();
            assert_eq!(base.to_string(), asked, "{c}");
            let asked: String = c.to_lowercase().collect();
            assert_eq!(small(c).map(String::from), Some(asked), "{c}");
        }
    }
}
