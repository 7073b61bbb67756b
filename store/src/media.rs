//! Pictures that the paper holds itself.

use crate::MediaId;

/// How a picture's file is coded.
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
    /// All of them, smallest files first: the order in which a page offers them.
    pub const ALL: [Self; 5] = [Self::Avif, Self::Webp, Self::Jpeg, Self::Png, Self::Gif];

    /// The end of a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
        }
    }

    /// The media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
        }
    }

    /// The format whose files end so.
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
    /// The number by which a body's figures name it.
    pub id: MediaId,
    /// First part of its files' names: letters of a slug; it holds a hash of
    /// the content, so a file never changes under its name.
    pub stem: String,
    /// What is to be seen, for those who do not see it.
    pub alt: String,
    /// Width of the largest file, in pixels.
    pub width: u32,
    /// Height of the largest file, in pixels.
    pub height: u32,
    /// Widths that exist, smallest first, in pixels; the last is `width`.
    pub widths: Vec<u32>,
    /// Formats that exist, best first; the last one every browser reads.
    pub formats: Vec<Format>,
}

impl Picture {
    /// Address of one file.
    pub fn address(&self, width: u32, format: Format) -> String {
        format!("/media/{}-{width}.{}", self.stem, format.extension())
    }
}
