//! A picture of the store as HTML: every format and width it has, its size
//! known beforehand so that nothing moves when it comes.

use std::fmt::Write;

use store::{Format, Picture};

use crate::address::View;
use crate::escape::escaped;

/// Where a picture stands, for the browser's choice of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sizes {
    /// Over an article's text: shown at once.
    Hero,
    /// The front page's lead story: shown at once.
    Lead,
    /// Inside an article's text: loaded when it comes near.
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

/// Width of a teaser's picture on the page, in CSS pixels.
const THUMB_WIDTH: u32 = 120;

/// Cards of other sites want a picture about this wide, in pixels.
const CARD_WIDTH: u32 = 1200;

/// What a view shows of a picture in an article; nothing where it shows none.
pub(crate) fn in_view(view: View, picture: &Picture, sizes: Sizes) -> Option<String> {
    match view {
        View::Full => Some(whole(picture, sizes)),
        View::Lite | View::Kept(None) => None,
        View::Kept(Some(wanted)) => single(picture, wanted),
    }
}

/// One file of about this width: its address and format.
pub(crate) fn file(picture: &Picture, wanted: u32) -> Option<(String, Format)> {
    let format = readable(picture)?;
    Some((picture.address(nearest(picture, wanted), format), format))
}

/// The smallest format that every browser of this decade reads.
fn readable(picture: &Picture) -> Option<Format> {
    let webp = picture
        .formats
        .iter()
        .copied()
        .find(|format| *format == Format::Webp);
    webp.or(picture.formats.last().copied())
}

/// One `<img>` of one file.
fn single(picture: &Picture, wanted: u32) -> Option<String> {
    let (address, _) = file(picture, wanted)?;
    let (width, height) = of_width(picture, wanted);
    Some(format!(
        "<img src=\"{address}\" width=\"{width}\" height=\"{height}\" alt=\"{}\" loading=\"lazy\">",
        escaped(&picture.alt),
    ))
}

/// `<picture>` with a source for each format.
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

/// A teaser's picture: one small `<img>` that every browser of this decade
/// reads; its words stand in the title beside it.
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

/// The file that other sites' cards show: path, width, height.
pub(crate) fn card(picture: &Picture) -> Option<(String, u32, u32)> {
    let format = *picture.formats.last()?;
    let (width, height) = of_width(picture, CARD_WIDTH);
    Some((picture.address(width, format), width, height))
}

/// Width and height of the smallest file that is at least `wanted` wide, else
/// of the largest.
pub(crate) fn of_width(picture: &Picture, wanted: u32) -> (u32, u32) {
    let width = nearest(picture, wanted);
    let height = u64::from(picture.height) * u64::from(width) / u64::from(picture.width.max(1));
    (width, u32::try_from(height).unwrap_or(picture.height))
}

/// The smallest width that is at least `wanted`, else the largest.
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
    fn a_thumb_is_the_smallest_file_that_is_sharp_enough() {
        let html = thumb(&picture());
        assert!(
            html.contains("src=\"/media/lo-gom-480.webp\" width=\"120\" height=\"67\""),
            "{html}"
        );
    }

    #[test]
    fn an_edition_shows_one_file_or_none() {
        let html = in_view(View::Kept(Some(480)), &picture(), Sizes::Inline).unwrap();
        assert!(
            html.starts_with("<img src=\"/media/lo-gom-480.webp\" width=\"480\" height=\"270\""),
            "{html}"
        );
        assert_eq!(in_view(View::Kept(None), &picture(), Sizes::Hero), None);
        assert_eq!(in_view(View::Lite, &picture(), Sizes::Hero), None);
    }

    #[test]
    fn a_card_takes_what_every_reader_knows() {
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
