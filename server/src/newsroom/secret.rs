//! Random secrets: of sessions and invitations. Only their hash is stored.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use store::newsroom::SecretHash;

use crate::ServerError;

/// Random bytes of a secret.
const BYTES: usize = 32;

/// A secret that its holder shows: 43 letters, digits, hyphens and underscores.
pub(crate) struct Secret(String);

impl Secret {
    /// A new one.
    pub(crate) fn random() -> Result<Self, ServerError> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|error| ServerError::Random(error.to_string()))?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// The secret that somebody shows; `None` for what was never one.
    pub(crate) fn shown(text: &str) -> Option<Self> {
        let is_one = URL_SAFE_NO_PAD
            .decode(text)
            .is_ok_and(|bytes| bytes.len() == BYTES);
        is_one.then(|| Self(text.to_owned()))
    }

    /// The secret as it is shown.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// What the store knows of it.
    pub(crate) fn hash(&self) -> SecretHash {
        SecretHash(Sha256::digest(&self.0).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_are_recognised() {
        let (one, other) = (Secret::random().unwrap(), Secret::random().unwrap());
        assert_ne!(one.hash(), other.hash());
        assert_eq!(one.text().len(), 43);
        assert_eq!(Secret::shown(one.text()).unwrap().hash(), one.hash());
        for text in ["", "abc", &one.text()[1..], &"ấ".repeat(43)] {
            assert!(Secret::shown(text).is_none(), "{text:?}");
        }
    }
}
