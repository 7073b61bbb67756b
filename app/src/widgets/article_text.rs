//! A body's HTML with its pictures put in: figures name them by number, so
//! that the kept text knows neither file names nor sizes.

use store::{Html, MEDIA_ATTRIBUTE, MediaId, Picture};

use crate::address::View;
use crate::widgets::picture::{self, Sizes};

/// `body` as it is printed. A figure whose picture is not had, and every
/// figure of the lite view, keeps its caption alone; one without a caption
/// goes.
pub(crate) fn text_with_pictures(view: View, body: &Html, pictures: &[Picture]) -> String {
    let open = format!("<figure {MEDIA_ATTRIBUTE}=\"");
    let mut html = String::with_capacity(body.as_str().len() + pictures.len() * 600);
    let mut rest = body.as_str();
    while let Some(at) = rest.find(&open) {
        html.push_str(&rest[..at]);
        let after = &rest[at + open.len()..];
        let Some((number, inside)) = after.split_once("\">") else {
            rest = &rest[at..];
            break;
        };
        let had = number
            .parse()
            .ok()
            .map(MediaId)
            .and_then(|id| pictures.iter().find(|it| it.id == id));
        match had.filter(|_| view == View::Full) {
            Some(had) => {
                html.push_str("<figure>");
                html.push_str(&picture::whole(had, Sizes::Inline));
                rest = inside;
            }
            None => {
                rest = if let Some(rest) = inside.strip_prefix("</figure>") { rest } else {
                    html.push_str("<figure class=\"unpictured\">");
                    inside
                };
            }
        }
    }
    html.push_str(rest);
    html
}

/// True where `body` itself shows this picture.
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
    fn a_picture_not_had_leaves_its_caption() {
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
    fn the_lite_view_has_captions_alone() {
        let html = text_with_pictures(View::Lite, &body(), &[picture(1), picture(2), picture(3)]);
        assert!(!html.contains("<img"), "{html}");
        assert_eq!(html.matches("<figure").count(), 2, "{html}");
    }

    #[test]
    fn what_the_body_shows_is_known() {
        assert!(shows(&body(), MediaId(2)));
        assert!(!shows(&body(), MediaId(4)));
    }
}
