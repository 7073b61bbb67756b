//! The key (Ed25519) that signs every edition, so that a device can verify the
//! publisher of a file from any source. It is generated when the site is first
//! served.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{SECRET_KEY_LENGTH, Signer as _, SigningKey};

use crate::ServerError;

/// The permissions of the file: only its owner may read it.
const MODE: u32 = 0o600;

/// Signs editions.
#[derive(Clone)]
pub struct Signer {
    key: SigningKey,
    public: String,
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer")
            .field("public", &self.public)
            .finish_non_exhaustive()
    }
}

impl Signer {
    /// The signer with this secret key.
    pub fn of(secret: [u8; SECRET_KEY_LENGTH]) -> Self {
        let key = SigningKey::from_bytes(&secret);
        let public = STANDARD.encode(key.verifying_key().as_bytes());
        Self { key, public }
    }

    /// The signer whose secret key is in this file. A missing file is created
    /// with a new key.
    pub fn read_or_create(path: &Path) -> Result<Self, ServerError> {
        let failed = |reason: String| ServerError::Key {
            path: path.to_owned(),
            reason,
        };
        let created = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(MODE)
            .open(path);
        match created {
            Ok(mut file) => {
                let mut secret = [0; SECRET_KEY_LENGTH];
                getrandom::fill(&mut secret).map_err(|error| failed(error.to_string()))?;
                let text = format!("{}\n", STANDARD.encode(secret));
                file.write_all(text.as_bytes())
                    .and_then(|()| file.sync_all())
                    .map_err(|error| failed(error.to_string()))?;
                Ok(Self::of(secret))
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                let text =
                    std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
                let secret = STANDARD.decode(text.trim()).ok();
                let secret = secret.and_then(|secret| secret.try_into().ok());
                secret.map(Self::of).ok_or_else(|| {
                    failed(
                        "it has no key: 32 bytes in base64; restore your copy of the key, or \
                         move the file away so that a new key is generated, which devices that \
                         know the old key refuse"
                            .to_owned(),
                    )
                })
            }
            Err(error) => Err(failed(format!(
                "{error}; name a file in a writable folder with --edition-key"
            ))),
        }
    }

    /// The public key, in base64.
    pub(crate) fn public(&self) -> &str {
        &self.public
    }

    /// The signature of a message, in base64.
    pub(crate) fn sign(&self, message: &str) -> String {
        STANDARD.encode(self.key.sign(message.as_bytes()).to_bytes())
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn key_is_created_once_and_only_for_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("edition.key");
        let first = Signer::read_or_create(&path).unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, MODE);
        let second = Signer::read_or_create(&path).unwrap();
        assert_eq!(first.public(), second.public());
        assert_eq!(first.sign("a"), second.sign("a"));
        let other = Signer::read_or_create(&folder.path().join("other.key")).unwrap();
        assert_ne!(first.public(), other.public());
        assert!(!format!("{first:?}").contains(std::fs::read_to_string(&path).unwrap().trim()));
    }

    #[test]
    fn file_without_a_key_is_an_error_and_is_not_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("edition.key");
        for wrong in ["", "AAAA", "no key"] {
            std::fs::write(&path, wrong).unwrap();
            let error = Signer::read_or_create(&path).unwrap_err().to_string();
            assert!(
                error.contains("edition.key") && error.contains("it has no key"),
                "{error}"
            );
            assert_eq!(std::fs::read_to_string(&path).unwrap(), wrong);
        }
        let error = Signer::read_or_create(&folder.path().join("none/edition.key")).unwrap_err();
        assert!(error.to_string().contains("--edition-key"), "{error}");
    }
}
