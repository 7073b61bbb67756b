//! Packed editions on disk: a folder with the last versions of each. The same
//! content has the same bytes after a restart, and an interrupted download
//! continues with the version with which it began. The plain page of the last
//! version is stored in every encoding. Parts of editions are not stored: they
//! are small, and as many as there are days.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use app::EditionRequest;
use tempfile::NamedTempFile;
use xxhash_rust::xxh3::xxh3_64;

use crate::http::blob::Blob;
use crate::http::etag;
use crate::http::precompressed::{Precompressed, brotli, gzip};

/// Versions of each edition.
const VERSIONS: usize = 3;
/// Bytes of all files at most.
const MAX_BYTES: u64 = 500_000_000;
/// Larger files are read while they are sent; smaller ones are held in memory.
const IN_MEMORY: usize = 256 * 1024;
/// The extension of the signed files.
const EXTENSION: &str = "tinlang";
/// The extensions of a plain page and its compressed forms.
const PAGE: [&str; 3] = ["html", "html.gz", "html.br"];

/// The folder; without one, everything is held in memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct StoredEditions(Option<PathBuf>);

/// The files of one version of an edition.
#[derive(Clone, Debug)]
pub(super) struct EditionFiles {
    pub(super) file: Blob,
    /// A hash of the file.
    pub(super) tag: u64,
    /// The plain page that carries the file, unless it is a part of an edition.
    pub(super) plain_page: Option<Precompressed>,
}

/// A stored version, as its file's name describes it:
/// `{request}~{made}-{content}-{tag}.tinlang`. Its plain page has the same name
/// with other extensions.
#[derive(Debug)]
struct Version {
    path: PathBuf,
    request: String,
    /// When it was made, in seconds since 1970.
    made: i64,
    /// A hash of the content.
    content: u64,
    /// A hash of the file.
    tag: u64,
}

impl Version {
    fn of(path: PathBuf) -> Option<Self> {
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
        })
    }

    /// The file; `None` if it is damaged.
    fn read(&self) -> Option<Blob> {
        let bytes = fs::read(&self.path).ok()?;
        (xxh3_64(&bytes) == self.tag).then(|| at_hand(&self.path, bytes))
    }

    /// The plain page, if it is whole: the file that is written last is there.
    fn read_page(&self) -> Option<Precompressed> {
        let [identity, gzip, brotli] = self.page_paths();
        let bytes = fs::read(&identity).ok()?;
        Some(Precompressed {
            tag: etag::weak(&bytes),
            identity: at_hand(&identity, bytes),
            gzip: of_file(&gzip).ok()?,
            brotli: of_file(&brotli).ok()?,
        })
    }

    fn page_paths(&self) -> [PathBuf; 3] {
        PAGE.map(|extension| self.path.with_extension(extension))
    }

    fn bytes(&self) -> u64 {
        let mut bytes = length(&self.path);
        for path in self.page_paths() {
            bytes += length(&path);
        }
        bytes
    }

    fn remove(&self) -> io::Result<()> {
        self.remove_page()?;
        fs::remove_file(&self.path)
    }

    fn remove_page(&self) -> io::Result<()> {
        for path in self.page_paths() {
            if path.exists() {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

/// The length of a file; 0 if there is none.
fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |it| it.len())
}

/// A stored file: a small one in memory, a large one open.
fn of_file(path: &Path) -> io::Result<Blob> {
    let file = Blob::of_file(File::open(path)?)?;
    if file.len() > IN_MEMORY {
        return Ok(file);
    }
    Ok(Blob::Memory(file.read()?))
}

/// The bytes of a stored file: small ones in memory.
fn at_hand(path: &Path, bytes: Vec<u8>) -> Blob {
    if bytes.len() <= IN_MEMORY {
        return bytes.into();
    }
    let opened = File::open(path).and_then(Blob::of_file);
    opened.unwrap_or_else(|_| bytes.into())
}

impl StoredEditions {
    /// Stores editions in this folder, which is created when needed.
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self(Some(folder))
    }

    /// The last version, if it has this content. An earlier version of the same
    /// content would be older than what readers have since.
    pub(super) fn last(&self, request: EditionRequest, content: u64) -> Option<EditionFiles> {
        let versions = self.versions(request);
        let last = versions.last().filter(|it| it.content == content)?;
        Some(EditionFiles {
            file: last.read()?,
            tag: last.tag,
            plain_page: last.read_page(),
        })
    }

    /// The version with this hash of the file.
    pub(super) fn version(&self, request: EditionRequest, tag: u64) -> Option<Blob> {
        let versions = self.versions(request);
        versions.iter().find(|it| it.tag == tag)?.read()
    }

    /// The sizes of the last version's file and plain page, in bytes.
    pub(super) fn sizes(&self, request: EditionRequest) -> Option<(usize, Option<usize>)> {
        let versions = self.versions(request);
        let last = versions.last()?;
        let size = |path: &Path| usize::try_from(length(path)).ok().filter(|it| *it > 0);
        let [page, ..] = last.page_paths();
        Some((size(&last.path)?, size(&page)))
    }

    /// Stores a version, and removes the oldest ones. A failure is logged: the
    /// files are then held in memory, and interrupted downloads begin again
    /// after a restart.
    pub(super) fn put(
        &self,
        request: EditionRequest,
        made: i64,
        content: u64,
        file: Vec<u8>,
    ) -> EditionFiles {
        let tag = xxh3_64(&file);
        let stored = self.folder(request).and_then(|folder| {
            let path = folder.join(stem(request, made, content, tag) + "." + EXTENSION);
            logged(folder, write(&path, &file).and_then(|()| trim(folder)))?;
            Some(path)
        });
        EditionFiles {
            file: match stored {
                Some(path) => at_hand(&path, file),
                None => file.into(),
            },
            tag,
            plain_page: None,
        }
    }

    /// Compresses a plain page and stores it beside its version.
    pub(super) fn put_page(
        &self,
        request: EditionRequest,
        tag: u64,
        text: Vec<u8>,
    ) -> Precompressed {
        let versions = self.versions(request);
        let version = versions.iter().find(|it| it.tag == tag);
        let (Some(version), Some(folder)) = (version, self.folder(request)) else {
            return Precompressed::new(text);
        };
        let forms = [gzip(&text), brotli(&text)];
        let weak = etag::weak(&text);
        let [identity, gzip, brotli] = version.page_paths();
        let [of_gzip, of_brotli] = forms;
        let written = write(&gzip, &of_gzip)
            .and_then(|()| write(&brotli, &of_brotli))
            .and_then(|()| write(&identity, &text));
        if logged(folder, written.and_then(|()| trim(folder))).is_none() {
            return Precompressed {
                identity: text.into(),
                gzip: of_gzip.into(),
                brotli: of_brotli.into(),
                tag: weak,
            };
        }
        Precompressed {
            identity: at_hand(&identity, text),
            gzip: at_hand(&gzip, of_gzip),
            brotli: at_hand(&brotli, of_brotli),
            tag: weak,
        }
    }

    /// Removes every version of an edition, or of all editions.
    pub(super) fn remove(&self, request: Option<EditionRequest>) {
        let Some(folder) = self.0.as_deref() else {
            return;
        };
        let mut versions = all(folder).unwrap_or_default();
        if let Some(key) = request.map(key) {
            versions.retain(|it| it.request == key);
        }
        for version in versions {
            if let Err(error) = version.remove() {
                tracing::error!(
                    file = %version.path.display(), %error,
                    "cannot remove an edition; it holds an article that was withdrawn"
                );
            }
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

/// `None` after a failure, which is logged.
fn logged(folder: &Path, done: io::Result<()>) -> Option<()> {
    done.inspect_err(|error| {
        tracing::warn!(
            folder = %folder.display(), %error,
            "cannot store an edition; interrupted downloads of it begin again after a restart"
        );
    })
    .ok()
}

fn key(request: EditionRequest) -> String {
    let EditionRequest { name, pictures, .. } = request;
    format!("{name}_{}", pictures.unwrap_or(0))
}

/// The name of a version's files, without extension.
fn stem(request: EditionRequest, made: i64, content: u64, tag: u64) -> String {
    format!("{}~{made}-{content:016x}-{tag:016x}", key(request))
}

/// Every stored version, oldest first.
fn all(folder: &Path) -> io::Result<Vec<Version>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        all.extend(Version::of(entry?.path()));
    }
    all.sort_by_key(|it| (it.made, it.tag));
    Ok(all)
}

/// Writes a file; it is complete or absent, even after a power failure.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    new.persist(path)?;
    Ok(())
}

/// Removes what is beyond the limits, oldest first, and the pages of earlier
/// versions.
fn trim(folder: &Path) -> io::Result<()> {
    let all = all(folder)?;
    let mut bytes = 0;
    for (nth, version) in all.iter().enumerate().rev() {
        let newer = all[nth + 1..].iter();
        let newer = newer.filter(|it| it.request == version.request).count();
        if newer > 0 {
            version.remove_page()?;
        }
        bytes += version.bytes();
        if newer >= VERSIONS || (bytes > MAX_BYTES && nth + 1 < all.len()) {
            bytes -= version.bytes();
            version.remove()?;
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

    fn text(blob: &Blob) -> String {
        String::from_utf8(blob.read().unwrap().to_vec()).unwrap()
    }

    fn last(stored: &StoredEditions, request: EditionRequest, content: u64) -> Option<String> {
        stored.last(request, content).map(|it| text(&it.file))
    }

    #[test]
    fn last_versions_of_each_edition_are_stored() {
        let folder = tempfile::tempdir().unwrap();
        let stored = StoredEditions::at(folder.path().join("editions"));
        let plain = week(None);
        assert!(stored.last(plain, 1).is_none());
        for (made, content) in [(101, 1), (102, 2), (103, 3), (104, 4)] {
            let file = format!("file {content}").into_bytes();
            stored.put(plain, made, content, file);
        }
        let other = week(Some("anh=480"));
        stored.put(other, 50, 9, b"other".to_vec());
        let tag = |nth: u64| xxh3_64(format!("file {nth}").as_bytes());
        assert_eq!(last(&stored, plain, 4).unwrap(), "file 4");
        assert!(
            stored.last(plain, 3).is_none(),
            "an earlier version is not the last"
        );
        assert_eq!(text(&stored.version(plain, tag(2)).unwrap()), "file 2");
        assert!(stored.version(plain, tag(1)).is_none(), "three are enough");
        assert!(stored.version(other, tag(2)).is_none());
        assert_eq!(last(&stored, other, 9).unwrap(), "other");
        assert_eq!(stored.sizes(other), Some((5, None)));
        stored.remove(Some(plain));
        assert!(stored.last(plain, 4).is_none());
        assert_eq!(last(&stored, other, 9).unwrap(), "other");
        stored.remove(None);
        assert!(stored.last(other, 9).is_none());
        let part = week(Some("tu=2021-02-18"));
        assert_eq!(
            text(&stored.put(part, 60, 9, b"part".to_vec()).file),
            "part"
        );
        assert!(stored.last(part, 9).is_none());
        assert!(stored.version(part, tag(4)).is_none());
    }

    #[test]
    fn the_plain_page_of_the_last_version_is_stored_in_every_encoding() {
        let folder = tempfile::tempdir().unwrap();
        let stored = StoredEditions::at(folder.path().to_owned());
        let plain = week(None);
        let page = "làng gốm ".repeat(60_000);
        let first = stored.put(plain, 1, 1, b"file".to_vec());
        let kept = stored.put_page(plain, first.tag, page.clone().into_bytes());
        assert_eq!(kept.identity.held(), 0, "a large one is in a file");
        let read = stored.last(plain, 1).unwrap().plain_page.unwrap();
        assert_eq!(text(&read.identity), page);
        assert_eq!(read.tag, kept.tag);
        assert_eq!(read.gzip.read().unwrap(), kept.gzip.read().unwrap());
        assert_eq!(read.brotli.read().unwrap(), kept.brotli.read().unwrap());
        assert_eq!(stored.sizes(plain), Some((4, Some(page.len()))));
        stored.put(plain, 2, 2, b"file 2".to_vec());
        let pages = fs::read_dir(folder.path()).unwrap().flatten();
        let pages = pages.filter(|it| it.file_name().to_string_lossy().contains("html"));
        assert_eq!(pages.count(), 0);
    }

    #[test]
    fn damaged_and_foreign_files_are_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let stored = StoredEditions::at(folder.path().to_owned());
        fs::write(folder.path().join("notes.txt"), "x").unwrap();
        stored.put(week(None), 1, 1, b"file".to_vec());
        let version = all(folder.path()).unwrap().remove(0);
        fs::write(&version.path, "fil").unwrap();
        assert!(stored.last(week(None), 1).is_none());
        assert!(stored.version(week(None), xxh3_64(b"file")).is_none());
    }
}
