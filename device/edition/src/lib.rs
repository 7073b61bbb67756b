//! Verifies a downloaded edition: the SHA-256 of its content, and the Ed25519
//! signature over that hash and the fields of its first line
//! (`docs/edition.md`).

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};
use wasm_bindgen::prelude::wasm_bindgen;

/// The result of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The holder of the key signed this content.
    Genuine,
    /// The content does not match the hash in the first line.
    Broken,
    /// The signature is not valid for the key, or there is no such key.
    Forged,
}

/// Returns why an edition is rejected, as the key of the message in scripts;
/// empty if it is genuine. The parameters are those of [`check`].
#[wasm_bindgen]
#[must_use]
pub fn check_edition(
    paper: &str,
    name: &str,
    made: &str,
    sha256: &str,
    key: &[u8],
    signature: &[u8],
    content: &[u8],
) -> Option<String> {
    match check(paper, name, made, sha256, key, signature, content) {
        Verdict::Genuine => None,
        Verdict::Broken => Some("broken".to_owned()),
        Verdict::Forged => Some("forged".to_owned()),
    }
}

/// Checks an edition. `made` is the number in its first line, `sha256` the
/// hexadecimal digits in it; `key` and `signature` are bytes.
#[must_use]
pub fn check(
    paper: &str,
    name: &str,
    made: &str,
    sha256: &str,
    key: &[u8],
    signature: &[u8],
    content: &[u8],
) -> Verdict {
    if hex(&Sha256::digest(content)) != sha256.as_bytes() {
        return Verdict::Broken;
    }
    let parts = ["tinlang edition 1", paper, name, made, sha256];
    let message = parts.join("\n");
    if is_signed(key, &message, signature) {
        Verdict::Genuine
    } else {
        Verdict::Forged
    }
}

/// Returns true if the key `old_key` named `new` as the key that follows it.
/// `old` and `new` are the keys in base64, `made` is the number in the
/// statement; `old_key` and `signature` are bytes.
#[wasm_bindgen]
#[must_use]
pub fn check_succession(
    old: &str,
    new: &str,
    made: &str,
    old_key: &[u8],
    signature: &[u8],
) -> bool {
    is_signed(
        old_key,
        &["tinlang key 1", old, new, made].join("\n"),
        signature,
    )
}

/// Returns true if the holder of a public key signed a message.
fn is_signed(key: &[u8], message: &str, signature: &[u8]) -> bool {
    let key = <&[u8; 32]>::try_from(key)
        .ok()
        .and_then(|key| VerifyingKey::from_bytes(key).ok());
    let signature = Signature::from_slice(signature).ok();
    match (key, signature) {
        (Some(key), Some(signature)) => key.verify_strict(message.as_bytes(), &signature).is_ok(),
        _ => false,
    }
}

/// Returns lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| {
            [
                DIGITS[usize::from(byte >> 4)],
                DIGITS[usize::from(byte & 15)],
            ]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer, SigningKey};

    use super::*;

    /// SHA-256 of no bytes.
    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn only_the_signature_of_the_key_is_genuine() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let public = key.verifying_key().to_bytes();
        let message =
            format!("tinlang edition 1\nhttps://bao.example\n7-ngay\n1613624400\n{EMPTY}");
        let signature = key.sign(message.as_bytes()).to_bytes();
        let checked = |made: &str, sha256: &str, key: &[u8], signature: &[u8], content: &[u8]| {
            check(
                "https://bao.example",
                "7-ngay",
                made,
                sha256,
                key,
                signature,
                content,
            )
        };
        let made = "1613624400";
        assert_eq!(
            checked(made, EMPTY, &public, &signature, b""),
            Verdict::Genuine
        );
        assert_eq!(
            checked(made, EMPTY, &public, &signature, b"x"),
            Verdict::Broken
        );
        let large = EMPTY.to_uppercase();
        assert_eq!(
            checked(made, &large, &public, &signature, b""),
            Verdict::Broken
        );
        assert_eq!(
            checked("1613624401", EMPTY, &public, &signature, b""),
            Verdict::Forged
        );
        assert_eq!(
            checked(made, EMPTY, &public[1..], &signature, b""),
            Verdict::Forged
        );
        assert_eq!(
            checked(made, EMPTY, &[2; 32], &signature, b""),
            Verdict::Forged
        );
        assert_eq!(
            checked(made, EMPTY, &public, &signature[1..], b""),
            Verdict::Forged
        );
        for at in 0..signature.len() {
            let mut forged = signature;
            forged[at] ^= 1;
            assert_eq!(
                checked(made, EMPTY, &public, &forged, b""),
                Verdict::Forged,
                "{at}"
            );
        }
    }
}
