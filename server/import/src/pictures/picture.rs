//! Inspecting, resizing and encoding a picture.

use std::io::Cursor;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, Rgba};
use sha2::{Digest, Sha256};
use store::{Format, MediaFiles};

use super::file::is_whole;
use super::file_name::path_in;

/// Widths of the files, in pixels; never wider than the picture.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// JPEG quality: with higher values, files grow without visible benefit.
const QUALITY: u8 = 78;
/// Largest width and height, in pixels, and memory for decoding, in bytes.
const MOST_PIXELS: u32 = 12_000;
const MOST_MEMORY: u64 = 256 << 20;

/// Properties of a picture, known without decoding it.
pub(super) struct Inspected {
    stem: String,
    format: ImageFormat,
    /// Width as shown, in pixels.
    width: u32,
    height: u32,
}

/// A picture ready to be written.
pub(super) struct Encoded {
    pub(super) files: MediaFiles,
    picture: DynamicImage,
    /// The original file, if it is kept unchanged.
    as_is: Option<Vec<u8>>,
}

impl Inspected {
    /// Inspects a picture; the error is the reason why it is not accepted.
    pub(super) fn at(path: &str, bytes: &[u8]) -> Result<Self, String> {
        let known = [
            ImageFormat::Jpeg,
            ImageFormat::Png,
            ImageFormat::Gif,
            ImageFormat::WebP,
            ImageFormat::Bmp,
        ];
        let format = image::guess_format(bytes).ok();
        if format == Some(ImageFormat::Avif) {
            return Err(
                "it is AVIF, which cannot be decoded: convert it to JPEG or PNG".to_owned(),
            );
        }
        let format = format.filter(|format| known.contains(format));
        let format = format.ok_or("it is not a JPEG, PNG, GIF, WebP or BMP")?;
        let mut decoder = decoder(bytes, format)?;
        let (mut width, mut height) = decoder.dimensions();
        let turned = [
            Orientation::Rotate90,
            Orientation::Rotate270,
            Orientation::Rotate90FlipH,
            Orientation::Rotate270FlipH,
        ];
        if decoder
            .orientation()
            .is_ok_and(|orientation| turned.contains(&orientation))
        {
            (width, height) = (height, width);
        }
        if width == 0 || height == 0 {
            return Err("it is empty".to_owned());
        }
        let hash = Sha256::digest(bytes);
        let hash = hash
            .iter()
            .take(5)
            .fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
        let name = Path::new(path)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        let name = viet::slug(&name, 60);
        let stem = if name.is_empty() {
            format!("hinh-{hash:010x}")
        } else {
            format!("{name}-{hash:010x}")
        };
        Ok(Self {
            stem,
            format,
            width,
            height,
        })
    }

    /// Returns the record if all files exist already and are whole.
    pub(super) fn there(&self, folder: &Path) -> Option<MediaFiles> {
        let as_is = match self.format {
            ImageFormat::Gif => Some(Format::Gif),
            ImageFormat::Png => Some(Format::Png),
            _ => None,
        };
        let possible = as_is
            .map(|format| self.unchanged_files(format))
            .into_iter()
            .chain([self.jpeg_files()]);
        let mut possible = possible.filter(|files| {
            files
                .widths
                .iter()
                .all(|width| is_whole(&path_in(folder, files, *width)))
        });
        possible.next()
    }

    /// Returns the record of a file that is kept unchanged.
    fn unchanged_files(&self, format: Format) -> MediaFiles {
        MediaFiles {
            stem: self.stem.clone(),
            width: self.width,
            height: self.height,
            widths: vec![self.width],
            formats: vec![format],
        }
    }

    /// Returns the record of a picture that is encoded as JPEG.
    fn jpeg_files(&self) -> MediaFiles {
        let mut widths: Vec<u32> = WIDTHS
            .into_iter()
            .filter(|wanted| *wanted < self.width)
            .collect();
        if self.width <= WIDTHS[WIDTHS.len() - 1] {
            widths.push(self.width);
        }
        let width = widths.last().copied().unwrap_or(self.width);
        let height = height_at(width, self.width, self.height);
        MediaFiles {
            stem: self.stem.clone(),
            width,
            height,
            widths,
            formats: vec![Format::Jpeg],
        }
    }

    pub(super) fn made(&self, bytes: &[u8]) -> Result<Encoded, String> {
        let mut decoder = decoder(bytes, self.format)?;
        let orientation = decoder.orientation().map_err(unreadable)?;
        let mut picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
        let unchanged_files = match self.format {
            ImageFormat::Gif => Some(Format::Gif),
            ImageFormat::Png if is_transparent(&picture) => Some(Format::Png),
            _ => None,
        };
        if let Some(format) = unchanged_files {
            return Ok(Encoded {
                files: self.unchanged_files(format),
                picture,
                as_is: Some(bytes.to_vec()),
            });
        }
        picture.apply_orientation(orientation);
        Ok(Encoded {
            files: self.jpeg_files(),
            picture: DynamicImage::ImageRgb8(on_white(picture)),
            as_is: None,
        })
    }
}

impl Encoded {
    pub(super) fn encoded(&self, width: u32) -> image::ImageResult<Vec<u8>> {
        if let Some(bytes) = &self.as_is {
            return Ok(bytes.clone());
        }
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(Cursor::new(&mut bytes), QUALITY);
        if width == self.picture.width() {
            encoder.encode_image(&self.picture)?;
        } else {
            let height = height_at(width, self.picture.width(), self.picture.height());
            encoder.encode_image(&self.picture.resize_exact(
                width,
                height,
                FilterType::CatmullRom,
            ))?;
        }
        Ok(bytes)
    }
}

/// Returns the height at another width with the same aspect ratio.
fn height_at(width: u32, of_width: u32, of_height: u32) -> u32 {
    let height = u64::from(of_height) * u64::from(width) / u64::from(of_width.max(1));
    u32::try_from(height.max(1)).unwrap_or(u32::MAX)
}

fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder + '_, String> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(unreadable)?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(format!(
            "it needs more than {} MB of memory",
            MOST_MEMORY >> 20
        ));
    }
    Ok(decoder)
}

fn unreadable(error: image::ImageError) -> String {
    format!("it cannot be decoded: {error}")
}

/// Replaces transparency by white, since JPEG has none.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let with_alpha = picture.into_rgba8();
    RgbImage::from_fn(with_alpha.width(), with_alpha.height(), |x, y| {
        let Rgba([red, green, blue, alpha]) = *with_alpha.get_pixel(x, y);
        let (over, under) = (u16::from(alpha), 255 - u16::from(alpha));
        let mixed = |colour: u8| {
            u8::try_from((u16::from(colour) * over + 255 * under) / 255).unwrap_or(255)
        };
        Rgb([mixed(red), mixed(green), mixed(blue)])
    })
}

/// True if the picture has transparent pixels.
fn is_transparent(picture: &DynamicImage) -> bool {
    picture.color().has_alpha() && picture.to_rgba8().pixels().any(|pixel| pixel.0[3] < 255)
}
