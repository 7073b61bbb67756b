//! The second factor: codes of an app (RFC 6238), and recovery codes for whoever loses it.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use sha2::{Digest, Sha256};
use store::newsroom::SecretHash;
use totp_rs::{Algorithm, Builder, Secret as TotpSecret, Totp};

use crate::ServerError;

/// Bytes of a secret, as RFC 4226 recommends.
const SECRET: usize = 20;
/// Recovery codes of an account, and the random bytes of each.
const CODES: usize = 8;
const CODE: usize = 10;
/// Letters of a code that are read together.
const GROUP: usize = 4;

fn random<const N: usize>() -> Result<[u8; N], ServerError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| ServerError::Random(error.to_string()))?;
    Ok(bytes)
}

/// A new secret, in the letters in which apps take it.
pub(super) fn new_secret() -> Result<String, ServerError> {
    Ok(base32(&random::<SECRET>()?))
}

fn base32(bytes: &[u8]) -> String {
    TotpSecret::from(bytes.to_vec()).to_base32()
}

/// The bytes of a secret; `None` for other letters or another length.
pub(super) fn secret_of(letters: &str) -> Option<Vec<u8>> {
    let secret = TotpSecret::try_from_base32(letters).ok()?;
    let bytes = secret.as_bytes();
    (bytes.len() == SECRET).then(|| bytes.to_vec())
}

/// The step of the clock whose code this is; the one before and the one after count, too.
pub(super) fn step(secret: &[u8], code: &str, now: i64) -> Option<u64> {
    let code: String = code.chars().filter(|it| !it.is_whitespace()).collect();
    totp(secret)?.check(&code, u64::try_from(now).ok()?)
}

fn totp(secret: &[u8]) -> Option<Totp> {
    let builder = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(secret.to_vec());
    builder.build().ok()
}

/// The address by which apps take a secret.
pub(super) fn address(paper: &str, email: &str, secret: &str) -> String {
    let [issuer, email] = [paper, email].map(app::paths::encoded);
    format!("otpauth://totp/{issuer}:{email}?secret={secret}&issuer={issuer}")
}

/// The address as a QR code: the side in modules, and the path of its dark modules.
pub(super) fn picture(address: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a text never fails.
            write!(path, "M{x} {y}h1v1h-1z").ok();
        }
    }
    Some((code.size(), path))
}

/// New recovery codes, as they are shown once.
pub(super) fn new_codes() -> Result<Vec<String>, ServerError> {
    let code = |_| {
        let letters = base32(&random::<CODE>()?).to_lowercase();
        let groups: Vec<&str> = letters
            .as_bytes()
            .chunks(GROUP)
            .filter_map(|group| std::str::from_utf8(group).ok())
            .collect();
        Ok(groups.join("-"))
    };
    (0..CODES).map(code).collect()
}

/// What the store knows of a recovery code, however it is typed.
pub(super) fn code_hash(typed: &str) -> SecretHash {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric);
    let letters: String = letters.collect::<String>().to_ascii_lowercase();
    SecretHash(Sha256::digest(letters).into())
}

/// True for what may be a code of an app: six digits.
pub(super) fn is_of_app(typed: &str) -> bool {
    let digits: Vec<char> = typed.chars().filter(|it| !it.is_whitespace()).collect();
    digits.len() == 6 && digits.iter().all(char::is_ascii_digit)
}

/// The code of an app at this time.
#[cfg(test)]
pub(super) fn code_at(secret: &[u8], now: i64) -> String {
    let token = totp(secret).unwrap().generate(u64::try_from(now).unwrap());
    token.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of eight digits.
        let secret = b"12345678901234567890";
        for (time, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (2_000_000_000, "279037"),
        ] {
            let found = step(secret, code, time);
            assert_eq!(found, u64::try_from(time / 30).ok(), "{time}");
            assert_eq!(step(secret, code, time + 25), found, "a clock may be slow");
            assert_eq!(step(secret, code, time + 90), None);
        }
        assert_eq!(step(secret, "28 70 82", 59), Some(1));
        assert_eq!(step(secret, "", 59), None);
    }

    #[test]
    fn a_secret_is_read_back_from_its_letters() {
        let letters = new_secret().unwrap();
        assert_eq!(letters.len(), 32);
        assert_eq!(base32(&secret_of(&letters).unwrap()), letters);
        for other in ["", "ABC", "không phải", &letters[2..]] {
            assert_eq!(secret_of(other), None, "{other}");
        }
        let address = address("Báo Thử", "lan@bao.example", &letters);
        assert!(
            address.starts_with("otpauth://totp/B%C3%A1o%20Th%E1%BB%AD:lan%40bao.example?secret=")
        );
        let (side, path) = picture(&address).unwrap();
        assert!(side >= 21 && path.starts_with("M0 0h1v1h-1z"));
    }

    #[test]
    fn recovery_codes_are_recognised_however_they_are_typed() {
        let codes = new_codes().unwrap();
        assert_eq!(codes.len(), CODES);
        let code = &codes[0];
        assert_eq!((code.len(), code.matches('-').count()), (19, 3));
        let typed = format!(" {} ", code.replace('-', " ").to_uppercase());
        assert_eq!(code_hash(&typed), code_hash(code));
        assert_ne!(code_hash(&codes[1]), code_hash(code));
        assert!(is_of_app("123 456") && !is_of_app(code) && !is_of_app("12345"));
    }
}
