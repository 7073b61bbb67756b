//! `/oembed`: what another site may show for an article's address (oEmbed
//! 1.0). A link with title and picture: no frame of ours stands in others'
//! pages.

use app::{Card, Entry, Shell, paths};
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::generated::{Answer, XML};
use crate::Paper;
use crate::feeds::xml::Xml;
use crate::http::cache_policy::CachePolicy;

/// Seconds for which others may keep it.
const KEEP: u32 = 3_600;

/// What is asked.
#[derive(Debug, Default, PartialEq, Eq)]
struct Question {
    url: String,
    format: String,
    width: Option<u32>,
    height: Option<u32>,
}

impl Question {
    fn parse(query: Option<&str>) -> Self {
        let mut read = Self::default();
        for field in query.unwrap_or_default().split('&') {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            match name {
                "url" => read.url = paths::decoded(value),
                "format" => value.clone_into(&mut read.format),
                "maxwidth" => read.width = value.parse().ok(),
                "maxheight" => read.height = value.parse().ok(),
                _ => {}
            }
        }
        read
    }
}

pub(crate) async fn answer(
    paper: &Paper,
    shell: &Shell,
    query: Option<&str>,
) -> store::Result<Answer> {
    let asked = Question::parse(query);
    if asked.url.is_empty() {
        let words = "ask with ?url= and an article's address\n";
        return Ok(Answer::Refused(StatusCode::BAD_REQUEST, words));
    }
    if !matches!(asked.format.as_str(), "" | "json" | "xml") {
        let words = "the format is json or xml\n";
        return Ok(Answer::Refused(StatusCode::NOT_IMPLEMENTED, words));
    }
    let nothing = Answer::Refused(StatusCode::NOT_FOUND, "no article of ours\n");
    let Some(id) = own_path(&shell.paper.base_url, &asked.url).and_then(paths::article_at) else {
        return Ok(nothing);
    };
    let Some(article) = paper.store().article(id).await? else {
        return Ok(nothing);
    };
    let entry = Entry::of(&shell.paper, &article);
    let picture = if let Some(picture) = &entry.picture {
        (picture.path.clone(), picture.width, picture.height)
    } else {
        let (width, height) = Card::SIZE;
        (Card::of(&shell.paper, &article).path(), width, height)
    };
    let fields = fields(&shell.paper, &entry, picture, &asked);
    Ok(if asked.format == "xml" {
        Answer::file(XML, CachePolicy::Feed, xml(&fields))
    } else {
        let kind = "application/json; charset=utf-8";
        Answer::file(kind, CachePolicy::Feed, Value::Object(fields).to_string())
    })
}

fn fields(
    paper: &app::Paper,
    entry: &Entry,
    (path, width, height): (String, u32, u32),
    asked: &Question,
) -> Map<String, Value> {
    let absolute = |path: &str| format!("{}{path}", paper.base_url);
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    put("version", json!("1.0"));
    put("type", json!("link"));
    put("title", json!(entry.title));
    if let Some((name, path)) = entry.authors.first() {
        put("author_name", json!(name));
        put("author_url", json!(absolute(path)));
    }
    put("provider_name", json!(paper.name));
    put("provider_url", json!(absolute("/")));
    put("cache_age", json!(KEEP));
    // A picture that is larger than asked for must not be named.
    if asked.width.is_none_or(|most| width <= most)
        && asked.height.is_none_or(|most| height <= most)
    {
        put("thumbnail_url", json!(absolute(&path)));
        put("thumbnail_width", json!(width));
        put("thumbnail_height", json!(height));
    }
    fields
}

fn xml(fields: &Map<String, Value>) -> String {
    let mut xml = Xml::new();
    xml.open("oembed", &[]);
    for (name, value) in fields {
        match value {
            Value::String(text) => xml.leaf(name, text),
            other => xml.leaf(name, &other.to_string()),
        }
    }
    xml.close("oembed");
    xml.finish()
}

/// The path of an address of ours, over HTTP with or without TLS.
fn own_path<'a>(base: &str, url: &'a str) -> Option<&'a str> {
    let bare = |address: &'a str| address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = base.split_once("://").map_or(base, |(_, host)| host);
    let path = bare(url).strip_prefix(host)?;
    let path = path.split(['?', '#']).next()?;
    path.starts_with('/').then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_addresses_are_ours() {
        let base = "https://bao.example";
        for (url, path) in [
            ("https://bao.example/a-7.html?lite#b", Some("/a-7.html")),
            ("http://bao.example/a-7.html", Some("/a-7.html")),
            ("https://bao.example.evil/a-7.html", None),
            ("https://bao.example", None),
            ("https://else.example/a-7.html", None),
        ] {
            assert_eq!(own_path(base, url), path, "{url}");
        }
    }

    #[test]
    fn a_question_is_read_field_by_field() {
        let asked = Question::parse(Some(
            "url=https%3A%2F%2Fa%2Fb&maxwidth=400&format=xml&maxheight=x",
        ));
        assert_eq!(
            asked,
            Question {
                url: "https://a/b".into(),
                format: "xml".into(),
                width: Some(400),
                height: None
            }
        );
    }
}
