//! The paper's key pair, by which push services recognise it (VAPID, RFC 8292).
//! Its file has the private key as one line of base64url, the format of other
//! push programs.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use p256::ecdsa::SigningKey;
use rand_core::OsRng;

use crate::{PushError, base64url};

/// A key pair on the curve P-256.
#[derive(Clone)]
pub struct Keys(SigningKey);

impl Keys {
    /// Generates a new pair.
    pub fn generate() -> Self {
        Self(SigningKey::random(&mut OsRng))
    }

    /// Returns the pair of this private key; `None` if it is not valid.
    pub fn parse(private: &str) -> Option<Self> {
        let bytes: [u8; 32] = base64url::decode(private.trim())?;
        SigningKey::from_slice(&bytes).ok().map(Self)
    }

    /// Reads the pair from its file.
    pub fn read(path: &Path) -> Result<Self, PushError> {
        let failed = |reason: String| PushError::KeyFile {
            path: path.to_owned(),
            reason,
        };
        let text = std::fs::read_to_string(path)
            .map_err(|error| failed(format!("{error}; make one with tinlang push keys")))?;
        Self::parse(&text).ok_or_else(|| {
            failed("it has no private key in base64url; create one with tinlang push keys".into())
        })
    }

    /// Writes the private key to a new file that only this user may read. An
    /// existing file is not replaced: with another key, every reader would have
    /// to subscribe again.
    pub fn write(&self, path: &Path) -> Result<(), PushError> {
        let failed = |error: std::io::Error| {
            let reason = match error.kind() {
                std::io::ErrorKind::AlreadyExists => {
                    "it is there already; with a new one every reader would have to ask again. \
                     To change keys all the same, move it away first"
                        .to_owned()
                }
                _ => format!("{error}; name a file in a folder where this user may write"),
            };
            PushError::KeyFile {
                path: path.to_owned(),
                reason,
            }
        };
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(failed)?;
        writeln!(file, "{}", base64url::encode(&self.0.to_bytes())).map_err(failed)
    }

    /// Returns the public key in the form that browsers and push services use:
    /// the uncompressed point in base64url.
    pub fn public(&self) -> String {
        let point = self.0.verifying_key().to_encoded_point(false);
        base64url::encode(point.as_bytes())
    }

    pub(crate) fn signing(&self) -> &SigningKey {
        &self.0
    }
}

/// The private key is never printed.
impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Keys").field(&self.public()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_written_once_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("push.key");
        let keys = Keys::generate();
        keys.write(&path).unwrap();
        assert_eq!(Keys::read(&path).unwrap().public(), keys.public());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let again = Keys::generate().write(&path).unwrap_err().to_string();
        assert!(again.contains("it is there already"), "{again}");
        assert_eq!(Keys::read(&path).unwrap().public(), keys.public());
    }

    #[test]
    fn invalid_key_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("push.key");
        let missing = Keys::read(&path).unwrap_err().to_string();
        assert!(missing.contains("tinlang push keys"), "{missing}");
        for text in ["", "no key", &base64url::encode(&[0; 32])] {
            std::fs::write(&path, text).unwrap();
            let error = Keys::read(&path).unwrap_err().to_string();
            assert!(error.contains("no private key"), "{error}");
        }
    }

    #[test]
    fn a_private_key_is_not_printed() {
        let keys = Keys::generate();
        let private = base64url::encode(&keys.0.to_bytes());
        assert!(!format!("{keys:?}").contains(&private));
        assert_eq!(Keys::parse(&private).unwrap().public(), keys.public());
    }
}
