//! The client's files of the last builds. A page that is open, or stored on a
//! device, requests the files of the build that it came from. They are stored
//! in one folder per build and are still served.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use axum::body::Bytes;

/// Number of builds whose files are stored, including the running one.
const BUILDS: usize = 3;
/// The file that lists the builds by name, one per line, the latest last.
const ORDER: &str = "order.txt";

/// Stores the files of the build `id` in `folder`, removes the oldest builds,
/// and returns the files of the remaining other builds by name.
pub(crate) fn store(
    folder: &Path,
    id: &str,
    files: &BTreeMap<String, Bytes>,
) -> io::Result<BTreeMap<String, Bytes>> {
    fs::create_dir_all(folder)?;
    let order = folder.join(ORDER);
    let known = match fs::read_to_string(&order) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read?,
    };
    let mut builds: Vec<&str> = known
        .lines()
        .filter(|it| is_name(it) && *it != id)
        .collect();
    builds.push(id);
    let builds = &builds[builds.len().saturating_sub(BUILDS)..];
    write(&folder.join(id), files)?;
    // The list is written first: a folder that it does not name is removed now
    // or by the next start.
    replace(&order, (builds.join("\n") + "\n").as_bytes())?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if entry.file_type()?.is_dir() && is_name(&name) && !builds.contains(&&*name) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    let mut earlier = BTreeMap::new();
    for build in builds.iter().filter(|build| **build != id) {
        read(&folder.join(build), &mut earlier)?;
    }
    Ok(earlier)
}

/// True for the name of a build: hexadecimal digits.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn write(folder: &Path, files: &BTreeMap<String, Bytes>) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in files {
        let path = folder.join(name);
        // A file's name holds its hash, so a file of the same size is the same.
        let there = fs::metadata(&path).is_ok_and(|file| file.len() == bytes.len() as u64);
        if !there {
            replace(&path, bytes)?;
        }
    }
    Ok(())
}

/// Replaces a file atomically.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = path.with_extension("new");
    fs::write(&new, bytes)?;
    fs::rename(new, path)
}

fn read(folder: &Path, files: &mut BTreeMap<String, Bytes>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        read => read?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.insert(name, Bytes::from(fs::read(entry.path())?));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(id: &str) -> BTreeMap<String, Bytes> {
        BTreeMap::from([
            (format!("boot-{id}.js"), Bytes::from(id.to_owned())),
            ("same-1.woff2".to_owned(), Bytes::from_static(b"font")),
        ])
    }

    #[test]
    fn files_of_the_last_three_builds_are_stored() {
        let folder = tempfile::tempdir().unwrap();
        let start = |id: &str| store(folder.path(), id, &build(id)).unwrap();
        let names = |files: BTreeMap<String, Bytes>| files.into_keys().collect::<Vec<_>>();
        assert!(start("a1").is_empty());
        assert!(start("a1").is_empty(), "the same build again");
        assert_eq!(names(start("b2")), ["boot-a1.js", "same-1.woff2"]);
        assert_eq!(
            names(start("c3")),
            ["boot-a1.js", "boot-b2.js", "same-1.woff2"]
        );
        assert_eq!(
            names(start("d4")),
            ["boot-b2.js", "boot-c3.js", "same-1.woff2"]
        );
        assert!(!folder.path().join("a1").exists());
        // A build that is started again becomes the latest.
        assert_eq!(
            names(start("b2")),
            ["boot-c3.js", "boot-d4.js", "same-1.woff2"]
        );
    }

    #[test]
    fn other_folders_are_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("notes")).unwrap();
        fs::write(folder.path().join(ORDER), "../x\n\nb2\n").unwrap();
        store(folder.path(), "a1", &build("a1")).unwrap();
        assert!(folder.path().join("notes").exists());
        assert_eq!(
            fs::read_to_string(folder.path().join(ORDER)).unwrap(),
            "b2\na1\n"
        );
    }
}
