//! The key (Ed25519) that signs every edition, so that a device can verify the
//! publisher of a file from any source. It is generated when the site is first
//! served.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use app::EditionKeys;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{SECRET_KEY_LENGTH, Signer as _, SigningKey};

use super::successions::{self, Succession};
use crate::ServerError;

/// The permissions of the file: only its owner may read it.
const MODE: u32 = 0o600;

/// Signs editions.
#[derive(Clone)]
pub struct Signer {
    key: SigningKey,
    public: String,
    /// The keys before this one, oldest first.
    chain: Vec<Succession>,
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
        let chain = Vec::new();
        Self { key, public, chain }
    }

    /// A signer with a new secret key.
    fn generate() -> Result<([u8; SECRET_KEY_LENGTH], Self), getrandom::Error> {
        let mut secret = [0; SECRET_KEY_LENGTH];
        getrandom::fill(&mut secret)?;
        Ok((secret, Self::of(secret)))
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
                let (secret, signer) =
                    Self::generate().map_err(|error| failed(error.to_string()))?;
                write_secret(&mut file, secret).map_err(|error| failed(error.to_string()))?;
                Ok(signer)
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Self::read(path),
            Err(error) => Err(failed(format!(
                "{error}; name a file in a writable folder with --edition-key"
            ))),
        }
    }

    /// The signer whose secret key is in this file, which exists.
    pub(crate) fn read(path: &Path) -> Result<Self, ServerError> {
        let failed = |reason: String| ServerError::Key {
            path: path.to_owned(),
            reason,
        };
        let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => {
                failed("there is no such file: `tinlang serve` creates it".to_owned())
            }
            _ => failed(error.to_string()),
        })?;
        let secret = STANDARD.decode(text.trim()).ok();
        let secret = secret.and_then(|secret| secret.try_into().ok());
        let signer = secret.map(Self::of).ok_or_else(|| {
            failed(
                "it has no key: 32 bytes in base64; restore your copy of the key, or move the \
                 file away so that a new key is generated, which devices that know the old key \
                 refuse"
                    .to_owned(),
            )
        })?;
        let chain = successions::read(&successions::file_of(path), &signer.public)?;
        Ok(Self { chain, ..signer })
    }

    /// Replaces the key in the file `path` by a new one, which the old one
    /// signs. The file of successions is written first: until the key follows,
    /// the succession in it has no effect.
    pub(crate) fn renew(path: &Path, made: i64) -> Result<Self, ServerError> {
        let old = Self::read(path)?;
        let failed = |reason: String| ServerError::Key {
            path: path.to_owned(),
            reason,
        };
        let (secret, new) = Self::generate().map_err(|error| failed(error.to_string()))?;
        let message = successions::message(&old.public, &new.public, made);
        let mut chain = old.chain.clone();
        chain.push(Succession {
            signature: old.sign(&message),
            old: old.public,
            new: new.public.clone(),
            made,
        });
        let list = serde_json::to_vec_pretty(&chain).expect("text and numbers are JSON");
        replace(&successions::file_of(path), |file| file.write_all(&list))
            .and_then(|()| replace(path, |file| write_secret(file, secret)))
            .map_err(|error| failed(format!("the key was not replaced: {error}")))?;
        Ok(Self { chain, ..new })
    }

    /// What pages print of this key and of those before it.
    pub(crate) fn printed(&self) -> EditionKeys {
        successions::printed(&self.public, &self.chain)
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

fn write_secret(file: &mut File, secret: [u8; SECRET_KEY_LENGTH]) -> std::io::Result<()> {
    file.write_all(format!("{}\n", STANDARD.encode(secret)).as_bytes())?;
    file.sync_all()
}

/// Replaces a file that only its owner may read: all of it or nothing.
fn replace(
    path: &Path,
    write: impl FnOnce(&mut File) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    write(new.as_file_mut())?;
    new.as_file().sync_all()?;
    new.persist(path)?;
    File::open(folder)?.sync_all()
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
    fn old_key_signs_the_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("edition.key");
        let error = Signer::renew(&path, 1).unwrap_err().to_string();
        assert!(error.contains("tinlang serve"), "{error}");
        let first = Signer::read_or_create(&path).unwrap();
        assert_eq!(first.printed().successions, "");
        let second = Signer::renew(&path, 1_700_000_000).unwrap();
        let third = Signer::renew(&path, 1_700_000_001).unwrap();
        let read = Signer::read_or_create(&path).unwrap();
        assert_eq!(read.public(), third.public());
        assert_eq!(read.chain, third.chain);
        let steps = [(&first, &second), (&second, &third)];
        for (step, (old, new)) in read.chain.iter().zip(steps) {
            let decode = |text: &str| STANDARD.decode(text).unwrap();
            assert_eq!((&*step.old, &*step.new), (old.public(), new.public()));
            let made = step.made.to_string();
            let signature = decode(&step.signature);
            let follows = |new: &str| {
                device_edition::check_succession(
                    &step.old,
                    new,
                    &made,
                    &decode(&step.old),
                    &signature,
                )
            };
            assert!(follows(&step.new));
            assert!(!follows(&step.old));
        }
        let printed = read.printed().fingerprints;
        assert_eq!(printed.len(), 3);
        assert_eq!(printed[2], first.printed().fingerprints[0]);
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, MODE);
    }

    #[test]
    fn renewal_that_was_not_finished_has_no_effect() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("edition.key");
        let first = Signer::read_or_create(&path).unwrap();
        let secret = std::fs::read(&path).unwrap();
        Signer::renew(&path, 1).unwrap();
        std::fs::write(&path, secret).unwrap();
        let read = Signer::read_or_create(&path).unwrap();
        assert_eq!(read.public(), first.public());
        assert!(read.chain.is_empty());
        // A forged succession has none, either.
        let forged = serde_json::json!([{
            "old": Signer::of([9; 32]).public(), "new": first.public(), "made": 1,
            "signature": first.sign("tinlang key 1"),
        }]);
        let list = successions::file_of(&path);
        std::fs::write(&list, forged.to_string()).unwrap();
        assert!(Signer::read_or_create(&path).unwrap().chain.is_empty());
        std::fs::write(&list, "no list").unwrap();
        let error = Signer::read_or_create(&path).unwrap_err().to_string();
        assert!(
            error.contains("successions") && error.contains("copy"),
            "{error}"
        );
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
