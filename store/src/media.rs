//! Pictures whose files the paper has.

use crate::MediaId;

/// The file format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// `image/avif`
    Avif,
    /// `image/webp`
    Webp,
    /// `image/jpeg`
    Jpeg,
    /// `image/png`
    Png,
    /// `image/gif`
    Gif,
}

impl Format {
    /// All formats, smallest files first: the order in which a page offers
    /// them.
    pub const ALL: [Self; 5] = [Self::Avif, Self::Webp, Self::Jpeg, Self::Png, Self::Gif];

    /// Returns the file name extension.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
        }
    }

    /// Returns the media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
        }
    }

    /// Returns the format with this file name extension.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.extension() == extension)
    }
}

/// A picture whose files the paper has: every format in every width, each at
/// `/media/{stem}-{width}.{extension}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The number by which a body's figures refer to it.
    pub id: MediaId,
    /// First part of the file names, with letters of a slug. It contains a hash
    /// of the content, so a file never changes under its name.
    pub stem: String,
    /// Alternative text.
    pub alt: String,
    /// Width of the largest file, in pixels.
    pub width: u32,
    /// Height of the largest file, in pixels.
    pub height: u32,
    /// Available widths, smallest first, in pixels; the last is `width`.
    pub widths: Vec<u32>,
    /// Available formats, best first; every browser reads the last one.
    pub formats: Vec<Format>,
}

impl Picture {
    /// Returns the address of one file.
    pub fn address(&self, width: u32, format: Format) -> String {
        format!("/media/{}-{width}.{}", self.stem, format.extension())
    }
}
