//! Files with hashes in their names, compressed at build time.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::error::{Error, Result};
use crate::hash;
use crate::mode::Mode;

/// Brotli's best quality, and its largest window that every browser takes.
const BROTLI_QUALITY: i32 = 11;
const BROTLI_WINDOW: i32 = 24;

/// Writes `content` under a name that holds its hash and, in a release, its
/// compressed forms. Returns the address.
pub fn write(folder: &Path, stem: &str, end: &str, content: &[u8], mode: Mode) -> Result<String> {
    let name = format!("{stem}-{}.{end}", hash::of(content));
    let put = |end: &str, content: &[u8]| {
        let path = folder.join(format!("{name}{end}"));
        fs::write(&path, content).map_err(Error::file("write", &path))
    };
    put("", content)?;
    if mode == Mode::Release {
        put(".br", &brotli(content))?;
        put(".gz", &gzip(content))?;
    }
    Ok(format!("/pkg/{name}"))
}

/// Returns the content in brotli, as small as possible.
pub fn brotli(content: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(content), &mut out, &params)
        .expect("memory takes every write");
    out
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(content)
        .and_then(|()| encoder.finish())
        .expect("memory takes every write")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn compressed_forms_hold_the_same_content() {
        let content = "làng gốm bên sông ".repeat(500);
        let folder = tempfile::tempdir().unwrap();
        let address = write(folder.path(), "a", "js", content.as_bytes(), Mode::Release).unwrap();
        let name = address.strip_prefix("/pkg/").unwrap();
        let read = |end: &str| fs::read(folder.path().join(format!("{name}{end}"))).unwrap();
        assert_eq!(read(""), content.as_bytes());
        let mut plain = String::new();
        brotli::Decompressor::new(&read(".br")[..], 4096)
            .read_to_string(&mut plain)
            .unwrap();
        assert_eq!(plain, content);
        plain.clear();
        flate2::read::GzDecoder::new(&read(".gz")[..])
            .read_to_string(&mut plain)
            .unwrap();
        assert_eq!(plain, content);
    }

    #[test]
    fn debug_builds_compress_nothing() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a", "js", b"a", Mode::Debug).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
