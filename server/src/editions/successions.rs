//! How a new key follows an old one: the old key signs the new one, so that
//! devices that trust the old key can trust the new one.

use std::path::{Path, PathBuf};

use app::EditionKeys;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{PUBLIC_KEY_LENGTH, Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::ServerError;

/// Bytes of a fingerprint.
const FINGERPRINT: usize = 16;

/// A statement by which a key names the key that follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Succession {
    /// The public key that signs, in base64.
    pub(crate) old: String,
    /// The public key that follows, in base64.
    pub(crate) new: String,
    /// When it was signed, in seconds since 1970.
    pub(crate) made: i64,
    /// The signature by `old` of the message, in base64.
    pub(crate) signature: String,
}

/// The signed message. `device/edition` builds the same.
pub(super) fn message(old: &str, new: &str, made: i64) -> String {
    format!("tinlang key 1\n{old}\n{new}\n{made}")
}

impl Succession {
    /// True if the old key signed it.
    fn is_genuine(&self) -> bool {
        let key = STANDARD.decode(&self.old).ok();
        let key = key.and_then(|key| <[u8; PUBLIC_KEY_LENGTH]>::try_from(key).ok());
        let key = key.and_then(|key| VerifyingKey::from_bytes(&key).ok());
        let signature = STANDARD.decode(&self.signature).ok();
        let signature = signature.and_then(|signature| Signature::from_slice(&signature).ok());
        let message = message(&self.old, &self.new, self.made);
        match (key, signature) {
            (Some(key), Some(signature)) => {
                key.verify_strict(message.as_bytes(), &signature).is_ok()
            }
            _ => false,
        }
    }
}

/// The file of the successions that lead to the key in the file `key`.
pub(super) fn file_of(key: &Path) -> PathBuf {
    let mut name = key.file_name().unwrap_or_default().to_owned();
    name.push(".successions");
    key.with_file_name(name)
}

/// Reads the successions that lead to `public`, oldest first; none if there is
/// no file. Others in the file are of a renewal that was not finished.
pub(super) fn read(path: &Path, public: &str) -> Result<Vec<Succession>, ServerError> {
    let failed = |reason: String| ServerError::Key {
        path: path.to_owned(),
        reason: format!("{reason}; restore your copy of it, or devices refuse the new key"),
    };
    let text = match std::fs::read_to_string(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        read => read.map_err(|error| failed(error.to_string()))?,
    };
    let all: Vec<Succession> = serde_json::from_str(&text)
        .map_err(|error| failed(format!("it is no list of successions: {error}")))?;
    let mut chain: Vec<Succession> = Vec::new();
    let mut new = public.to_owned();
    while let Some(step) = all.iter().find(|it| it.new == new && it.is_genuine())
        && chain.len() < all.len()
    {
        new.clone_from(&step.old);
        chain.push(step.clone());
    }
    chain.reverse();
    Ok(chain)
}

/// What pages print of a key and of those before it.
pub(super) fn printed(public: &str, chain: &[Succession]) -> EditionKeys {
    let before = chain.iter().rev().map(|step| step.old.as_str());
    EditionKeys {
        fingerprints: std::iter::once(public)
            .chain(before)
            .map(fingerprint)
            .collect(),
        successions: match chain {
            [] => String::new(),
            chain => serde_json::to_string(chain).expect("text and numbers are JSON"),
        },
    }
}

/// The fingerprint of a public key: the beginning of its SHA-256, in
/// hexadecimal digits.
fn fingerprint(public: &str) -> String {
    use std::fmt::Write;
    let key = STANDARD.decode(public).unwrap_or_default();
    let digest = Sha256::digest(key);
    digest[..FINGERPRINT]
        .iter()
        .fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing into a string cannot fail");
            text
        })
}
