//! Packed editions on disk: a folder with the last versions of each. The same
//! content has the same bytes after a restart, and an interrupted download
//! continues with the version with which it began. Parts of editions are not
//! stored: they are small, and as many as there are days.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use app::EditionRequest;
use axum::body::Bytes;
use xxhash_rust::xxh3::xxh3_64;

/// Versions of each edition.
const VERSIONS: usize = 3;
/// Bytes of all files at most.
const MAX_BYTES: u64 = 200_000_000;
/// The extension of the files.
const EXTENSION: &str = "tinlang";

/// The folder; without one, nothing is stored.
#[derive(Clone, Debug, Default)]
pub(crate) struct StoredEditions(Option<PathBuf>);

/// A stored version, as its file's name describes it:
/// `{request}~{made}-{content}-{tag}.tinlang`.
#[derive(Debug)]
struct Version {
    path: PathBuf,
    request: String,
    /// When it was made, in seconds since 1970.
    made: i64,
    /// A hash of the document.
    content: u64,
    /// A hash of the file.
    tag: u64,
    bytes: u64,
}

impl Version {
    fn of(path: PathBuf, bytes: u64) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(EXTENSION)?;
        let (request, rest) = name.strip_suffix('.')?.split_once('~')?;
        let mut parts = rest.splitn(3, '-');
        let made = parts.next()?.parse().ok()?;
        let content = u64::from_str_radix(parts.next()?, 16).ok()?;
        let tag = u64::from_str_radix(parts.next()?, 16).ok()?;
        let request = request.to_owned();
        Some(Self {
            path,
            request,
            made,
            content,
            tag,
            bytes,
        })
    }

    /// The file; `None` if it is damaged.
    fn read(&self) -> Option<Bytes> {
        let bytes = fs::read(&self.path).ok()?;
        (xxh3_64(&bytes) == self.tag).then(|| bytes.into())
    }
}

impl StoredEditions {
    /// Stores editions in this folder, which is created when needed.
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self(Some(folder))
    }

    /// The last version, if it has this content. An earlier version of the same
    /// content would be older than what readers have since.
    pub(super) fn last(&self, request: EditionRequest, content: u64) -> Option<Bytes> {
        let versions = self.versions(request);
        let last = versions.last().filter(|it| it.content == content)?;
        last.read()
    }

    /// The version with this hash of the file.
    pub(super) fn version(&self, request: EditionRequest, tag: u64) -> Option<Bytes> {
        let versions = self.versions(request);
        versions.iter().find(|it| it.tag == tag)?.read()
    }

    /// Stores a version, and removes the oldest ones. A failure is logged:
    /// interrupted downloads then begin again.
    pub(super) fn put(&self, request: EditionRequest, made: i64, content: u64, file: &[u8]) {
        let Some(folder) = self.folder(request) else {
            return;
        };
        let tag = xxh3_64(file);
        let name = format!(
            "{}~{made}-{content:016x}-{tag:016x}.{EXTENSION}",
            key(request)
        );
        if let Err(error) = write(folder, &name, file).and_then(|()| trim(folder)) {
            tracing::warn!(
                folder = %folder.display(), %error,
                "cannot store an edition; interrupted downloads of it begin again after a restart"
            );
        }
    }

    /// The folder, if this edition is stored.
    fn folder(&self, request: EditionRequest) -> Option<&Path> {
        self.0.as_deref().filter(|_| request.is_whole())
    }

    /// The versions of an edition, oldest first.
    fn versions(&self, request: EditionRequest) -> Vec<Version> {
        let Some(folder) = self.folder(request) else {
            return Vec::new();
        };
        let mut all = all(folder).unwrap_or_default();
        let key = key(request);
        all.retain(|it| it.request == key);
        all
    }
}

fn key(request: EditionRequest) -> String {
    let EditionRequest { name, pictures, .. } = request;
    format!("{name}_{}", pictures.unwrap_or(0))
}

/// Every stored version, oldest first.
fn all(folder: &Path) -> io::Result<Vec<Version>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        all.extend(Version::of(entry.path(), entry.metadata()?.len()));
    }
    all.sort_by_key(|it| (it.made, it.tag));
    Ok(all)
}

fn write(folder: &Path, name: &str, file: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let new = folder.join("new");
    fs::write(&new, file)?;
    fs::rename(new, folder.join(name))
}

/// Removes what is beyond the limits, oldest first.
fn trim(folder: &Path) -> io::Result<()> {
    let all = all(folder)?;
    let mut bytes = 0;
    for (nth, version) in all.iter().enumerate().rev() {
        let newer = all[nth + 1..].iter();
        let newer = newer.filter(|it| it.request == version.request).count();
        bytes += version.bytes;
        if newer >= VERSIONS || (bytes > MAX_BYTES && nth + 1 < all.len()) {
            bytes -= version.bytes;
            fs::remove_file(&version.path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use app::EditionName;

    use super::*;

    fn week(query: Option<&str>) -> EditionRequest {
        EditionRequest::parse(EditionName::parse("7-ngay").unwrap(), query)
    }

    #[test]
    fn last_versions_of_each_edition_are_stored() {
        let folder = tempfile::tempdir().unwrap();
        let stored = StoredEditions::at(folder.path().join("editions"));
        let plain = week(None);
        assert!(stored.last(plain, 1).is_none());
        for (made, content) in [(101, 1), (102, 2), (103, 3), (104, 4)] {
            stored.put(plain, made, content, format!("file {content}").as_bytes());
        }
        let other = week(Some("anh=480"));
        stored.put(other, 50, 9, b"other");
        let tag = |nth: u64| xxh3_64(format!("file {nth}").as_bytes());
        assert_eq!(stored.last(plain, 4).unwrap(), "file 4");
        assert!(
            stored.last(plain, 3).is_none(),
            "an earlier version is not the last"
        );
        assert_eq!(stored.version(plain, tag(2)).unwrap(), "file 2");
        assert!(stored.version(plain, tag(1)).is_none(), "three are enough");
        assert!(stored.version(other, tag(2)).is_none());
        assert_eq!(stored.last(other, 9).unwrap(), "other");
        let part = week(Some("tu=2021-02-18"));
        stored.put(part, 60, 9, b"part");
        assert!(stored.last(part, 9).is_none());
        assert!(stored.version(part, tag(4)).is_none());
    }

    #[test]
    fn damaged_and_foreign_files_are_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let stored = StoredEditions::at(folder.path().to_owned());
        fs::write(folder.path().join("notes.txt"), "x").unwrap();
        stored.put(week(None), 1, 1, b"file");
        let version = all(folder.path()).unwrap().remove(0);
        fs::write(&version.path, "fil").unwrap();
        assert!(stored.last(week(None), 1).is_none());
        assert!(stored.version(week(None), xxh3_64(b"file")).is_none());
    }
}
