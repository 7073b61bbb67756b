//! Hashes of texts.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of a text, printed as 64 lower-case hexadecimal digits. Two texts with
/// the same hash are the same text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TextHash([u8; 32]);

/// The text is no [`TextHash`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no hash: it has 64 hexadecimal digits in lower case")]
pub struct InvalidHash(String);

impl TextHash {
    /// Returns the hash of a text.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for TextHash {
    type Err = InvalidHash;

    fn from_str(text: &str) -> Result<Self, InvalidHash> {
        let invalid = || InvalidHash(text.chars().take(80).collect());
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(invalid()),
        };
        if text.len() != 64 {
            return Err(invalid());
        }
        let mut hash = [0; 32];
        for (byte, pair) in hash.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = digit(pair[0])? * 16 + digit(pair[1])?;
        }
        Ok(Self(hash))
    }
}

impl TryFrom<String> for TextHash {
    type Error = InvalidHash;

    fn try_from(text: String) -> Result<Self, InvalidHash> {
        text.parse()
    }
}

impl From<TextHash> for String {
    fn from(hash: TextHash) -> Self {
        hash.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_printed_and_parsed() {
        let hash = TextHash::of("gốm");
        let printed = hash.to_string();
        // printf gốm | sha256sum
        assert_eq!(
            printed,
            "f2277929c99e350d0464f3d256671752e4c0195c150ad71449379a79e130ca24"
        );
        assert_eq!(printed.parse(), Ok(hash));
        assert_ne!(TextHash::of("gồm"), hash);
    }

    #[test]
    fn other_texts_are_no_hashes() {
        let printed = TextHash::of("").to_string();
        for text in [
            "",
            &printed[1..],
            &format!("{printed}0"),
            &printed.to_uppercase(),
            &printed.replace('e', "g"),
            &"ấ".repeat(21),
        ] {
            assert!(text.parse::<TextHash>().is_err(), "{text}");
        }
    }
}
