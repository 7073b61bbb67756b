//! An article's text for a feed: absolute addresses of links and pictures, and
//! nothing that needs the site's style sheet.

use std::fmt::Write;

use store::{Article, Format, Html, Picture};

use crate::components::{picture_of_width, shows, with_links, with_pictures};
use crate::escape::escaped;
use crate::words::Words;

/// Width of pictures in feeds, in pixels: sharp in the column of a feed reader.
const WIDTH: u32 = 960;

/// Returns the complete text: warnings, lead, picture, body, author line.
pub(super) fn whole(base: &str, path: &str, article: &Article, words: &Words) -> String {
    let mut html = String::with_capacity(article.body.as_str().len() + 1024);
    if article.demo {
        push(
            &mut html,
            format_args!("<p><em>{}</em></p>", escaped(words.demo_note)),
        );
    }
    if !article.lead.is_empty() {
        let desk = article.desk.as_ref();
        let desk = desk.map_or(String::new(), |desk| format!("{} – ", desk.initials));
        let lead = format!("{desk}{}", article.lead);
        push(
            &mut html,
            format_args!("<p><strong>{}</strong></p>", escaped(&lead)),
        );
    }
    if let Some(cover) = article.cover.filter(|cover| !shows(&article.body, *cover))
        && let Some(picture) = article.pictures.iter().find(|it| it.id == cover)
    {
        let caption = match escaped(&picture.alt) {
            alt if alt.is_empty() => String::new(),
            alt => format!("<figcaption>{alt}</figcaption>"),
        };
        push(
            &mut html,
            format_args!("<figure>{}{caption}</figure>", image(base, picture)),
        );
    }
    html.push_str(&body(base, path, &article.body, &article.pictures));
    if let Some(line) = &article.author_line {
        push(&mut html, format_args!("<p><em>{}</em></p>", escaped(line)));
    }
    html
}

fn push(html: &mut String, part: std::fmt::Arguments<'_>) {
    html.write_fmt(part)
        .expect("writing into a string cannot fail");
}

/// Returns only a body, for entries that are not articles.
pub(crate) fn body(base: &str, path: &str, body: &Html, pictures: &[Picture]) -> String {
    let pictured = with_pictures(body, |id| {
        let picture = pictures.iter().find(|picture| picture.id == id)?;
        Some(image(base, picture))
    });
    with_links(&pictured, |address| absolute(base, path, address))
}

/// Returns path, format, width and height of a picture file that every feed
/// reader supports.
pub(super) fn file(picture: &Picture, wanted: u32) -> Option<(String, Format, u32, u32)> {
    let format = *picture.formats.last()?;
    let (width, height) = picture_of_width(picture, wanted);
    Some((picture.address(width, format), format, width, height))
}

fn image(base: &str, picture: &Picture) -> String {
    file(picture, WIDTH).map_or(String::new(), |(path, _, width, height)| {
        let alt = escaped(&picture.alt);
        format!("<img src=\"{base}{path}\" width=\"{width}\" height=\"{height}\" alt=\"{alt}\">")
    })
}

/// Returns the absolute form of an address in a text; `None` if it is absolute
/// already.
fn absolute(base: &str, path: &str, address: &str) -> Option<String> {
    if address.starts_with("//") {
        return Some(format!("https:{address}"));
    }
    if address.starts_with('/') {
        return Some(format!("{base}{address}"));
    }
    if address.starts_with(['#', '?']) {
        return Some(format!("{base}{path}{address}"));
    }
    // A colon before any character of a path ends a scheme.
    let whole = address
        .find([':', '/', '?', '#'])
        .is_some_and(|at| address.as_bytes()[at] == b':');
    (!whole).then(|| format!("{base}/{address}"))
}

#[cfg(test)]
mod tests {
    use store::MediaId;

    use super::*;

    #[test]
    fn every_address_is_absolute() {
        let text = Html::clean(
            "<p>href=\"/no-link\" <a href=\"/a-1.html?b=1&amp;c=2#d\">a</a> <a href=\"#p-x\">b</a> \
             <a href=\"//c.example/\">c</a> <a title=\"t\" href=\"https://d.example/e:f\">d</a> \
             <a href=\"e/f.html\">e</a> <a href=\"mailto:a@b.example\">f</a> <a>g</a></p>\
             <figure data-media=\"1\"><figcaption>h</figcaption></figure><figure data-media=\"2\"></figure>",
        );
        let picture = Picture {
            id: MediaId(1),
            stem: "lo".into(),
            alt: "Lò \"gốm\"".into(),
            width: 1600,
            height: 800,
            widths: vec![480, 960, 1600],
            formats: vec![Format::Avif, Format::Jpeg],
        };
        let html = body("https://bao.example", "/x-7.html", &text, &[picture]);
        for part in [
            "href=\"/no-link\"",
            "<a href=\"https://bao.example/a-1.html?b=1&amp;c=2#d\"",
            "<a href=\"https://bao.example/x-7.html#p-x\"",
            "<a href=\"https://c.example/\"",
            "href=\"https://d.example/e:f\"",
            "<a href=\"https://bao.example/e/f.html\"",
            "<a href=\"mailto:a@b.example\"",
            "<figure><img src=\"https://bao.example/media/lo-960.jpg\" width=\"960\" height=\"480\" alt=\"Lò &quot;gốm&quot;\">",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("data-media"), "{html}");
    }
}
