//! Letters of Vietnamese known at sight: most texts here hold no others, and
//! asking Unicode's tables about each would cost several times as much.

/// The letter without marks and in lower case, of letters that Unicode writes
/// in one piece and Vietnamese or its neighbours use; `None` for all others.
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

/// The small letter, of letters that [`base`] knows; `None` for all others.
pub(crate) const fn small(c: char) -> Option<char> {
    let small = match c {
        'À'..='Ö' | 'Ø'..='Þ' => c as u32 + 0x20,
        // Each large one stands before its small one.
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => c as u32 + 1,
        'Ạ'..='ỹ' => c as u32 | 1,
        _ => c.to_ascii_lowercase() as u32,
    };
    if base(c).is_none() {
        return None;
    }
    char::from_u32(small)
}

/// True for a character that is in its composed form whatever stands beside
/// it; false where Unicode must be asked.
pub(crate) const fn is_settled(c: char) -> bool {
    c < '\u{300}' || base(c).is_some()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    use super::*;

    #[test]
    fn what_is_known_is_what_unicode_says() {
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
