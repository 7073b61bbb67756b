//! `/oembed`: what another site may show for an article's address (oEmbed
//! 1.0). It is a link with title and picture: this site is never embedded in a
//! frame.

use app::{Card, Entry, SiteSnapshot, paths};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use store::{Article, StoreError};

use crate::AppState;
use crate::feeds::xml::Xml;
use crate::http::cache_policy::CachePolicy;
use crate::http::error_page::file_error;
use crate::http::generated_file::{GeneratedFile, XML};

/// Seconds for which a consumer may cache the answer.
const CACHE_AGE: u32 = 3_600;

const JSON: &str = "application/json; charset=utf-8";

/// The query of a request.
#[derive(Debug, Default, PartialEq, Eq)]
struct Question {
    url: String,
    format: String,
    max_width: Option<u32>,
    max_height: Option<u32>,
}

impl Question {
    fn parse(query: Option<&str>) -> Self {
        let mut parsed = Self::default();
        for field in query.unwrap_or_default().split('&') {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            match name {
                "url" => parsed.url = paths::decoded(value),
                "format" => value.clone_into(&mut parsed.format),
                "maxwidth" => parsed.max_width = value.parse().ok(),
                "maxheight" => parsed.max_height = value.parse().ok(),
                _ => {}
            }
        }
        parsed
    }
}

/// `GET /oembed`
pub(super) async fn get(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let question = Question::parse(uri.query());
    if question.url.is_empty() {
        let message = "ask with ?url= and an article's address\n";
        return (StatusCode::BAD_REQUEST, message).into_response();
    }
    if !matches!(question.format.as_str(), "" | "json" | "xml") {
        let message = "the format is json or xml\n";
        return (StatusCode::NOT_IMPLEMENTED, message).into_response();
    }
    match article(&state, &question.url).await {
        Ok(Some(article)) => embed(&state.snapshot(), &article, &question).response(&headers),
        Ok(None) => (StatusCode::NOT_FOUND, "no article of ours\n").into_response(),
        Err(error) => file_error(uri.path(), &error),
    }
}

/// The article of an absolute address of this site.
async fn article(state: &AppState, url: &str) -> Result<Option<Article>, StoreError> {
    let snapshot = state.snapshot();
    match own_path(&snapshot.config.base_url, url).and_then(paths::article_at) {
        Some(id) => state.store().article(id).await,
        None => Ok(None),
    }
}

fn embed(snapshot: &SiteSnapshot, article: &Article, question: &Question) -> GeneratedFile {
    let entry = Entry::of(&snapshot.config, article);
    let picture = if let Some(picture) = &entry.picture {
        (picture.path.clone(), picture.width, picture.height)
    } else {
        let (width, height) = Card::SIZE;
        (Card::of(&snapshot.config, article).path(), width, height)
    };
    let fields = fields(&snapshot.config, &entry, picture, question);
    if question.format == "xml" {
        GeneratedFile::new(XML, CachePolicy::Feed, xml(&fields))
    } else {
        let json = Value::Object(fields).to_string();
        GeneratedFile::new(JSON, CachePolicy::Feed, json)
    }
}

fn fields(
    paper: &app::SiteConfig,
    entry: &Entry,
    (path, width, height): (String, u32, u32),
    question: &Question,
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
    put("cache_age", json!(CACHE_AGE));
    // A picture larger than the requested maximum must not be named.
    if question.max_width.is_none_or(|most| width <= most)
        && question.max_height.is_none_or(|most| height <= most)
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

/// The path of an absolute address of this site, with either HTTP scheme;
/// `None` for another host.
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
    fn only_addresses_of_this_host_have_a_path() {
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
    fn query_is_parsed_field_by_field() {
        let question = Question::parse(Some(
            "url=https%3A%2F%2Fa%2Fb&maxwidth=400&format=xml&maxheight=x",
        ));
        assert_eq!(
            question,
            Question {
                url: "https://a/b".into(),
                format: "xml".into(),
                max_width: Some(400),
                max_height: None
            }
        );
    }
}
