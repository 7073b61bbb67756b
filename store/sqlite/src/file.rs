//! The file of a database: creating it, who may open it, and noticing that
//! another file took its place.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use store::{Result, StoreError};

/// Whether a missing file is created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IfMissing {
    Create,
    Fail,
}

/// An opened file.
#[derive(Debug)]
pub(crate) struct DatabaseFile {
    pub(crate) path: PathBuf,
    address: String,
    /// Device and number of the file; `None` where the system has none.
    identity: Option<(u64, u64)>,
}

impl DatabaseFile {
    /// Finds or creates the file at `address`. Every failure is a
    /// [`StoreError::Open`].
    pub(crate) fn open(address: &str, if_missing: IfMissing) -> Result<Self> {
        let path = path_of(address)?;
        let failed = |reason: String, advice| StoreError::Open {
            address: address.to_owned(),
            reason,
            advice,
        };
        match std::fs::metadata(&path) {
            Ok(found) if found.is_dir() => Err(failed(
                "it is a folder".into(),
                "name a file in it, as paper.db",
            )),
            Ok(_) => Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => match if_missing {
                IfMissing::Create => create(&path).map_err(|error| {
                    failed(error.to_string(), "give a path where this user may write")
                }),
                IfMissing::Fail => Err(failed(
                    "there is no such file".into(),
                    "check --database and --config; `tinlang serve` and `tinlang import` create a new paper",
                )),
            },
            Err(error) => Err(failed(
                error.to_string(),
                "let this user read and write the file and its folder",
            )),
        }?;
        system::check_owner(&path)
            .map_err(|reason| failed(reason, "run the command as the file's owner"))?;
        // Its log and index get the same permissions when SQLite creates them.
        for path in with_companions(&path) {
            system::make_private(&path).map_err(|error| {
                failed(
                    error.to_string(),
                    "let this user write the file's permissions",
                )
            })?;
        }
        Ok(Self {
            identity: system::identity(&path).ok().flatten(),
            address: address.to_owned(),
            path,
        })
    }

    /// Fails if the path names another file now, or none.
    pub(crate) fn check(&self) -> Result<()> {
        let change = match system::identity(&self.path) {
            Ok(identity) if identity == self.identity => return Ok(()),
            Ok(_) => "was replaced",
            Err(error) if error.kind() == ErrorKind::NotFound => "was moved or deleted",
            // Nothing is known about the file.
            Err(_) => return Ok(()),
        };
        Err(StoreError::FileChanged {
            address: self.address.clone(),
            change,
            advice: "stop the program, put the file in its place, and start again; \
                     until then writes go to the file that was opened",
        })
    }
}

/// Creates an empty file that only this user may read, and its folders.
fn create(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    match system::create_private(path) {
        // Another program was faster.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        done => done,
    }
}

/// The file and those that SQLite keeps beside it.
fn with_companions(path: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|suffix| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    })
}

fn path_of(address: &str) -> Result<PathBuf> {
    let path = address
        .strip_prefix("sqlite:")
        .map(|path| path.strip_prefix("//").unwrap_or(path));
    match path {
        Some(path) if !path.is_empty() && !path.starts_with(':') => Ok(Path::new(path).to_owned()),
        _ => Err(StoreError::Open {
            address: address.to_owned(),
            reason: "it is not the address of a database file".to_owned(),
            advice: "write it as sqlite:/path/paper.db",
        }),
    }
}

#[cfg(unix)]
mod system {
    use std::fs::{OpenOptions, Permissions};
    use std::io::ErrorKind;
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
    use std::path::Path;

    /// Permissions of a file that only its owner may read and write.
    const PRIVATE: u32 = 0o600;
    const OTHERS: u32 = 0o077;

    pub(super) fn create_private(path: &Path) -> std::io::Result<()> {
        let mut options = OpenOptions::new();
        options
            .write(true)
            .create_new(true)
            .mode(PRIVATE)
            .open(path)?;
        Ok(())
    }

    /// Takes the permissions of other users away. A missing file is no error.
    pub(super) fn make_private(path: &Path) -> std::io::Result<()> {
        let found = match std::fs::metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            found => found?,
        };
        let mode = found.permissions().mode();
        if mode & OTHERS == 0 {
            return Ok(());
        }
        std::fs::set_permissions(path, Permissions::from_mode(mode & !OTHERS))
    }

    /// Files that another user creates beside the database could not be opened
    /// by its owner.
    pub(super) fn check_owner(path: &Path) -> Result<(), String> {
        let owner = std::fs::metadata(path).map_err(|it| it.to_string())?.uid();
        let user = rustix::process::geteuid().as_raw();
        if owner == user {
            return Ok(());
        }
        Err(format!(
            "it belongs to user {owner}, and this is user {user}"
        ))
    }

    pub(super) fn identity(path: &Path) -> std::io::Result<Option<(u64, u64)>> {
        let found = std::fs::metadata(path)?;
        Ok(Some((found.dev(), found.ino())))
    }
}

#[cfg(not(unix))]
mod system {
    use std::path::Path;

    pub(super) fn create_private(path: &Path) -> std::io::Result<()> {
        std::fs::File::create_new(path).map(drop)
    }

    pub(super) fn make_private(_: &Path) -> std::io::Result<()> {
        Ok(())
    }

    pub(super) fn check_owner(_: &Path) -> Result<(), String> {
        Ok(())
    }

    pub(super) fn identity(path: &Path) -> std::io::Result<Option<(u64, u64)>> {
        std::fs::metadata(path).map(|_| None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_file_addresses_are_accepted() {
        assert_eq!(path_of("sqlite:/a/b.db").unwrap(), Path::new("/a/b.db"));
        assert_eq!(path_of("sqlite:///a/b.db").unwrap(), Path::new("/a/b.db"));
        assert_eq!(path_of("sqlite:b.db").unwrap(), Path::new("b.db"));
        for bad in ["", "b.db", "sqlite:", "sqlite::memory:", "postgres://x"] {
            assert!(path_of(bad).is_err(), "{bad}");
        }
    }
}
