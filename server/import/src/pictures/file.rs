//! Writing a picture's file, and recognising a complete one.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Bytes at the beginning and the end of a file that show its format.
const MARK: usize = 8;
const JPEG: (&[u8], &[u8]) = (b"\xff\xd8\xff", b"\xff\xd9");
const PNG: (&[u8], &[u8]) = (b"\x89PNG\r\n\x1a\n", b"IEND\xae\x42\x60\x82");
const GIF: (&[u8], &[u8]) = (b"GIF8", b"\x3b");

/// Writes a file. It is complete or absent, even if the program is killed or
/// the power fails; [`sync_folder`] makes the name as durable as the content.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_extension("part");
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&part, path)
}

/// Waits until the names in a folder are on the disk.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// True if a picture's file begins and ends as its format does: an empty or cut
/// one, left by a power failure, is written again.
pub(super) fn is_whole(path: &Path) -> bool {
    let (begin, end) = match path.extension().and_then(|it| it.to_str()) {
        Some("jpg") => JPEG,
        Some("png") => PNG,
        Some("gif") => GIF,
        _ => return false,
    };
    ends(path).is_ok_and(|(first, last)| first.starts_with(begin) && last.ends_with(end))
}

/// The first and the last bytes of a file.
fn ends(path: &Path) -> io::Result<([u8; MARK], [u8; MARK])> {
    let mut file = File::open(path)?;
    let (mut first, mut last) = ([0; MARK], [0; MARK]);
    file.read_exact(&mut first)?;
    let length = i64::try_from(MARK).map_err(io::Error::other)?;
    file.seek(SeekFrom::End(-length))?;
    file.read_exact(&mut last)?;
    Ok((first, last))
}
