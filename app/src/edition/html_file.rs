//! An edition as an HTML file that any browser opens: readable without scripts,
//! with the signed file inside, so that the paper's website can import the
//! articles. `frontend/edition/html-export.js` builds the same page on a
//! device.

use std::collections::BTreeMap;
use std::fmt::Write;

use store::Teaser;

use super::file::Edition;
use crate::address::OPEN_EDITION;
use crate::address::route::article_at;
use crate::components::with_links;
use crate::escape::escaped;
use crate::snapshot::SiteSnapshot;

/// The content security policy of the file: it loads nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Returns the parts of the HTML file before and after the articles.
pub(super) fn around(snapshot: &SiteSnapshot, title: &str, teasers: &[Teaser]) -> (String, String) {
    let words = snapshot.config.language.words();
    let paper = &snapshot.config;
    let mut before = format!(
        "<!DOCTYPE html><html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <title>{title} | {name}</title><style>{style}</style></head><body>\
         <header class=\"masthead\"><p class=\"paper-name\">{name}</p></header><main>\
         <h1>{title}</h1><p class=\"warning\">{note} <a href=\"{open}\">{open}</a></p>\
         <nav aria-label=\"{contents}\"><h2 class=\"box-title\">{contents}</h2><ol>",
        tag = words.tag,
        title = escaped(title),
        name = escaped(&paper.name),
        style = snapshot.assets.lite_css,
        note = escaped(words.edition.html_note),
        open = escaped(&format!("{}{OPEN_EDITION}", paper.base_url)),
        contents = escaped(words.edition.contents),
    );
    for teaser in teasers {
        write!(
            before,
            "<li><a href=\"#bai-{}\">{}</a></li>",
            teaser.id,
            escaped(&teaser.title)
        )
        .expect("writing into a string cannot fail");
    }
    before.push_str("</ol></nav>");
    let keys = match paper.edition_keys.successions.as_str() {
        "" => String::new(),
        // Keys in base64 and numbers: nothing in it needs escaping.
        list => format!("<template class=\"tinlang-keys\">{list}</template>"),
    };
    (before, format!("</main>{keys}</body></html>\n"))
}

/// Returns the HTML file of a complete edition. `signed` is its signed file in
/// base64; `pictures` are the picture files in base64, by address, with their
/// media types.
pub fn html_edition(
    edition: &Edition,
    base_url: &str,
    pictures: &BTreeMap<&str, (&str, String)>,
    signed: &str,
) -> String {
    let (before, after) = &edition.plain;
    let length = before.len() + signed.len() + after.len();
    let length = edition
        .articles
        .iter()
        .fold(length, |sum, article| sum + article.main.len());
    let mut page = String::with_capacity(length + length / 8);
    page.push_str(before);
    for article in &edition.articles {
        let number = number(&article.path);
        // A page has only one `<main>`.
        let inside = article
            .main
            .split_once('>')
            .map_or("", |(_, inside)| inside)
            .trim_end_matches("</main>");
        let linked = with_links(inside, |path| {
            let own = path.starts_with('/') && !path.starts_with("//");
            own.then(|| {
                if edition.paths.iter().any(|it| it == path) {
                    format!("#bai-{}", self::number(path))
                } else {
                    format!("{base_url}{path}")
                }
            })
        });
        write!(
            page,
            "<section id=\"bai-{number}\">{}</section>",
            shown(&linked, pictures)
        )
        .expect("writing into a string cannot fail");
    }
    write!(
        page,
        "<template class=\"tinlang-edition\">{signed}</template>{after}"
    )
    .expect("writing into a string cannot fail");
    page
}

/// Returns the number in an article's path; 0 for any other path.
fn number(path: &str) -> i64 {
    article_at(path).map_or(0, |id| id.0)
}

/// Replaces the addresses of pictures by data URLs.
fn shown(html: &str, pictures: &BTreeMap<&str, (&str, String)>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut parts = html.split("<img src=\"");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (address, rest) = part.split_once('"').unwrap_or((part, ""));
        match pictures.get(address) {
            Some((kind, content)) => {
                write!(out, "<img src=\"data:{kind};base64,{content}\"{rest}")
            }
            None => write!(out, "<img src=\"{address}\"{rest}"),
        }
        .expect("writing into a string cannot fail");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::file::EditionArticle;
    use super::*;

    #[test]
    fn an_html_file_links_within_itself_and_contains_the_signed_file() {
        let article = |path: &str, main: &str| EditionArticle {
            path: path.into(),
            title: String::new(),
            canonical: String::new(),
            main: format!("<main id=\"noi-dung\" class=\"article\">{main}</main>"),
            section: String::new(),
            published: 0,
            updated: 0,
            summary: String::new(),
        };
        let edition = Edition {
            name: "7-ngay".into(),
            title: String::new(),
            since: None,
            paths: vec!["/a-1.html".into(), "/b-2.html".into()],
            articles: vec![
                article(
                    "/a-1.html",
                    "<a href=\"/b-2.html\">b</a><a href=\"/c-3.html\">c</a><img src=\"/media/x-480.webp\" alt=\"\">",
                ),
                article("/b-2.html", "<p>B</p>"),
            ],
            lists: Vec::new(),
            plain: ("[".into(), "]".into()),
            pictures: Vec::new(),
        };
        let pictures = BTreeMap::from([("/media/x-480.webp", ("image/webp", "AAAA".to_owned()))]);
        let page = html_edition(&edition, "https://bao.example", &pictures, "e30=");
        assert_eq!(
            page,
            "[<section id=\"bai-1\"><a href=\"#bai-2\">b</a><a href=\"https://bao.example/c-3.html\">c</a>\
             <img src=\"data:image/webp;base64,AAAA\" alt=\"\"></section>\
             <section id=\"bai-2\"><p>B</p></section>\
             <template class=\"tinlang-edition\">e30=</template>]"
        );
    }
}
