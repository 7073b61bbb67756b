//! A stored picture as HTML: every format and width, with its size, so that the
//! layout does not shift.

use std::fmt::Write;

use store::{Format, Picture};

use crate::address::View;
use crate::escape::escaped;

/// The position of a picture, from which the browser's choice of a file
/// follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sizes {
    /// Above an article's text: loaded at once.
    Hero,
    /// The lead story of the front page: loaded at once.
    Lead,
    /// Inside an article's text: loaded when it is near the viewport.
    Inline,
}

impl Sizes {
    const fn layout(self) -> &'static str {
        match self {
            Self::Hero | Self::Inline => "(min-width:1200px) 720px,(min-width:720px) 65vw,100vw",
            Self::Lead => "(min-width:1200px) 830px,(min-width:720px) 65vw,100vw",
        }
    }

    const fn loading(self) -> &'static str {
        match self {
            Self::Hero | Self::Lead => "fetchpriority=\"high\"",
            Self::Inline => "loading=\"lazy\"",
        }
    }
}

/// Width of a teaser's picture, in CSS pixels.
const THUMB_WIDTH: u32 = 120;

/// Width of the picture of a link preview, in pixels.
const CARD_WIDTH: u32 = 1200;

/// Returns the HTML of a picture in an article; `None` if the view shows no
/// pictures.
pub(crate) fn in_view(view: View, picture: &Picture, sizes: Sizes) -> Option<String> {
    match view {
        View::Full => Some(whole(picture, sizes)),
        View::Lite | View::Edition(None) => None,
        View::Edition(Some(wanted)) => single(picture, wanted),
    }
}

/// Returns address and format of one file of about this width.
pub(crate) fn file(picture: &Picture, wanted: u32) -> Option<(String, Format)> {
    let format = readable(picture)?;
    Some((picture.address(nearest(picture, wanted), format), format))
}

/// Returns the smallest format that every browser of the last ten years
/// supports.
fn readable(picture: &Picture) -> Option<Format> {
    let webp = picture
        .formats
        .iter()
        .copied()
        .find(|format| *format == Format::Webp);
    webp.or(picture.formats.last().copied())
}

/// Returns an `<img>` with one file.
fn single(picture: &Picture, wanted: u32) -> Option<String> {
    let (address, _) = file(picture, wanted)?;
    let (width, height) = of_width(picture, wanted);
    Some(format!(
        "<img src=\"{address}\" width=\"{width}\" height=\"{height}\" alt=\"{}\" loading=\"lazy\">",
        escaped(&picture.alt),
    ))
}

/// Returns a `<picture>` with a source for each format.
pub(crate) fn whole(picture: &Picture, sizes: Sizes) -> String {
    let Some((fallback, better)) = picture.formats.split_last() else {
        return String::new();
    };
    let mut html = String::from("<picture>");
    for format in better {
        push(
            &mut html,
            format_args!(
                "<source type=\"{}\" srcset=\"{}\" sizes=\"{}\">",
                format.mime(),
                srcset(picture, *format),
                sizes.layout(),
            ),
        );
    }
    push(
        &mut html,
        format_args!(
            "<img src=\"{}\" srcset=\"{}\" sizes=\"{}\" width=\"{}\" height=\"{}\" alt=\"{}\" {}></picture>",
            picture.address(nearest(picture, 960), *fallback),
            srcset(picture, *fallback),
            sizes.layout(),
            picture.width,
            picture.height,
            escaped(&picture.alt),
            sizes.loading(),
        ),
    );
    html
}

/// Returns a teaser's picture: one small `<img>` in a format that all browsers
/// support, with an empty alternative text beside the title.
pub(crate) fn thumb(picture: &Picture) -> String {
    let Some((address, _)) = file(picture, THUMB_WIDTH * 2) else {
        return String::new();
    };
    let height =
        u64::from(picture.height) * u64::from(THUMB_WIDTH) / u64::from(picture.width.max(1));
    format!(
        "<img src=\"{address}\" width=\"{THUMB_WIDTH}\" height=\"{height}\" alt=\"\" loading=\"lazy\">"
    )
}

/// Returns path, width and height of the file for link previews.
pub(crate) fn card(picture: &Picture) -> Option<(String, u32, u32)> {
    let format = *picture.formats.last()?;
    let (width, height) = of_width(picture, CARD_WIDTH);
    Some((picture.address(width, format), width, height))
}

/// Returns width and height of the smallest file that is at least `wanted`
/// wide, else of the largest.
pub(crate) fn of_width(picture: &Picture, wanted: u32) -> (u32, u32) {
    let width = nearest(picture, wanted);
    let height = u64::from(picture.height) * u64::from(width) / u64::from(picture.width.max(1));
    (width, u32::try_from(height).unwrap_or(picture.height))
}

/// Returns the smallest width that is at least `wanted`, else the largest.
fn nearest(picture: &Picture, wanted: u32) -> u32 {
    picture
        .widths
        .iter()
        .copied()
        .find(|width| *width >= wanted)
        .unwrap_or(picture.width)
}

fn srcset(picture: &Picture, format: Format) -> String {
    let files: Vec<String> = picture
        .widths
        .iter()
        .map(|width| format!("{} {width}w", picture.address(*width, format)))
        .collect();
    files.join(",")
}

fn push(html: &mut String, part: std::fmt::Arguments<'_>) {
    html.write_fmt(part)
        .expect("writing into a string cannot fail");
}

#[cfg(test)]
mod tests {
    use store::MediaId;

    use super::*;

    fn picture() -> Picture {
        Picture {
            id: MediaId(7),
            stem: "lo-gom".into(),
            alt: "Lò \"gốm\" & lửa".into(),
            width: 1600,
            height: 900,
            widths: vec![480, 960, 1600],
            formats: vec![Format::Webp, Format::Jpeg],
        }
    }

    #[test]
    fn every_format_and_width_is_offered() {
        let html = whole(&picture(), Sizes::Hero);
        for part in [
            "<source type=\"image/webp\" srcset=\"/media/lo-gom-480.webp 480w,",
            "src=\"/media/lo-gom-960.jpg\"",
            "width=\"1600\" height=\"900\"",
            "alt=\"Lò &quot;gốm&quot; &amp; lửa\"",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn a_thumbnail_is_the_smallest_sharp_file() {
        let html = thumb(&picture());
        assert!(
            html.contains("src=\"/media/lo-gom-480.webp\" width=\"120\" height=\"67\""),
            "{html}"
        );
    }

    #[test]
    fn an_edition_shows_one_file_or_none() {
        let html = in_view(View::Edition(Some(480)), &picture(), Sizes::Inline).unwrap();
        assert!(
            html.starts_with("<img src=\"/media/lo-gom-480.webp\" width=\"480\" height=\"270\""),
            "{html}"
        );
        assert_eq!(in_view(View::Edition(None), &picture(), Sizes::Hero), None);
        assert_eq!(in_view(View::Lite, &picture(), Sizes::Hero), None);
    }

    #[test]
    fn a_card_uses_a_format_that_everyone_supports() {
        assert_eq!(
            card(&picture()),
            Some(("/media/lo-gom-1600.jpg".into(), 1600, 900))
        );
    }

    #[test]
    fn a_picture_without_files_prints_nothing() {
        let bare = Picture {
            formats: vec![],
            ..picture()
        };
        assert_eq!(
            (whole(&bare, Sizes::Inline), thumb(&bare), card(&bare)),
            (String::new(), String::new(), None)
        );
    }
}
