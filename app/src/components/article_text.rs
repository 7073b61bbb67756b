//! Inserts the pictures into the HTML of a body: figures refer to them by
//! number, so that the stored text contains neither file names nor sizes.

use std::ops::Range;

use store::{Html, MEDIA_ATTRIBUTE, MediaId, Picture};

use crate::address::View;
use crate::components::picture::{self, Sizes};

/// Returns the HTML of `body` in a view. A figure whose picture has no files,
/// and every figure in the lite view, shows only its caption; without a caption
/// it is removed.
pub(crate) fn text_with_pictures(view: View, body: &Html, pictures: &[Picture]) -> String {
    let html = with_pictures(body, |id| {
        let had = pictures.iter().find(|picture| picture.id == id);
        had.and_then(|had| picture::in_view(view, had, Sizes::Inline))
    });
    if view == View::Lite {
        return with_lite_links(&html);
    }
    html
}

/// Returns `body` with the HTML that `print` returns for each picture; for
/// `None`, only the caption is left.
pub(crate) fn with_pictures(body: &Html, print: impl Fn(MediaId) -> Option<String>) -> String {
    let open = format!("<figure {MEDIA_ATTRIBUTE}=\"");
    let mut html = String::with_capacity(body.as_str().len() * 2);
    let mut rest = body.as_str();
    while let Some(at) = rest.find(&open) {
        html.push_str(&rest[..at]);
        let after = &rest[at + open.len()..];
        let Some((number, inside)) = after.split_once("\">") else {
            rest = &rest[at..];
            break;
        };
        let printed = number.parse().ok().and_then(|id| print(MediaId(id)));
        if let Some(printed) = printed {
            html.push_str("<figure>");
            html.push_str(&printed);
            rest = inside;
        } else if let Some(behind) = inside.strip_prefix("</figure>") {
            rest = behind;
        } else {
            html.push_str("<figure class=\"unpictured\">");
            rest = inside;
        }
    }
    html.push_str(rest);
    html
}

/// Returns HTML whose local links stay in the lite view.
pub(crate) fn with_lite_links(html: &str) -> String {
    with_links(html, |path| {
        let own = path.starts_with('/')
            && !path.starts_with("//")
            && !path.starts_with("/media/")
            && !path.contains('?');
        own.then(|| View::Lite.link(path))
    })
}

/// Returns `html` with the address of each link replaced by the result of
/// `new`; `None` keeps it. Both are escaped, as in HTML.
pub(crate) fn with_links(html: &str, new: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut parts = html.split("<a ");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str("<a ");
        let changed = address(part).and_then(|at| Some((new(&part[at.clone()])?, at)));
        match changed {
            Some((address, at)) => {
                out.push_str(&part[..at.start]);
                out.push_str(&address);
                out.push_str(&part[at.end..]);
            }
            None => out.push_str(part),
        }
    }
    out
}

/// Returns the range of the address within the attributes of a link, as the
/// sanitizer prints them.
fn address(attributes: &str) -> Option<Range<usize>> {
    let mut at = 0;
    loop {
        let (name, rest) = attributes[at..].split_once("=\"")?;
        if name.contains('>') {
            return None;
        }
        let start = at + name.len() + 2;
        let end = start + rest.find('"')?;
        if name.trim_start() == "href" {
            return Some(start..end);
        }
        at = end + 1;
    }
}

/// True if `body` itself shows this picture.
pub(crate) fn shows(body: &Html, picture: MediaId) -> bool {
    body.as_str()
        .contains(&format!("{MEDIA_ATTRIBUTE}=\"{}\"", picture.0))
}

#[cfg(test)]
mod tests {
    use store::Format;

    use super::*;

    fn body() -> Html {
        Html::clean(
            "<p>a</p><figure data-media=\"1\"><figcaption>b</figcaption></figure>\
             <figure data-media=\"2\"></figure><figure data-media=\"3\"><figcaption>c</figcaption></figure><p>d</p>",
        )
    }

    fn picture(id: i64) -> Picture {
        Picture {
            id: MediaId(id),
            stem: format!("s{id}"),
            alt: String::new(),
            width: 480,
            height: 320,
            widths: vec![480],
            formats: vec![Format::Jpeg],
        }
    }

    #[test]
    fn a_picture_without_files_leaves_its_caption() {
        let html = text_with_pictures(View::Full, &body(), &[picture(1)]);
        assert!(
            html.starts_with("<p>a</p><figure><picture><img src=\"/media/s1-480.jpg\""),
            "{html}"
        );
        assert!(
            html.ends_with(
                "<figure class=\"unpictured\"><figcaption>c</figcaption></figure><p>d</p>"
            ),
            "{html}"
        );
        assert!(!html.contains("data-media"), "{html}");
    }

    #[test]
    fn the_lite_view_has_only_captions() {
        let html = text_with_pictures(View::Lite, &body(), &[picture(1), picture(2), picture(3)]);
        assert!(!html.contains("<img"), "{html}");
        assert_eq!(html.matches("<figure").count(), 2, "{html}");
    }

    #[test]
    fn links_of_the_lite_view_stay_lite() {
        let body = Html::clean(
            "<p><a href=\"/a-1.html#b\">a</a> <a title=\"t\" href=\"/c\">c</a> \
             <a href=\"https://d.example/\">d</a> <a href=\"/?p=7\">e</a> <a href=\"/media/f.pdf\">f</a></p>",
        );
        let lite = text_with_pictures(View::Lite, &body, &[]);
        for href in [
            "\"/a-1.html?lite#b\"",
            "\"/c?lite\"",
            "\"https://d.example/\"",
            "\"/?p=7\"",
            "\"/media/f.pdf\"",
        ] {
            assert!(lite.contains(&format!("href={href}")), "{href} in {lite}");
        }
        assert!(!text_with_pictures(View::Full, &body, &[]).contains("lite"));
    }

    #[test]
    fn pictures_of_the_body_are_found() {
        assert!(shows(&body(), MediaId(2)));
        assert!(!shows(&body(), MediaId(4)));
    }
}
