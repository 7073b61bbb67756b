//! JSON Feed 1.1, with full texts.

use app::{Entry, Feed, FeedFormat};
use serde_json::{Value, json};
use viet::date::LocalTime;

use super::publisher::Publisher;
use super::xml::is_allowed;

/// The text of a feed.
pub(crate) fn print(publisher: Publisher, feed: &Feed) -> String {
    let paper = publisher.paper;
    let mut top = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": publisher.title(feed),
        "home_page_url": publisher.absolute(&feed.path),
        "feed_url": publisher.absolute(&FeedFormat::Json.path(&feed.path)),
        "description": publisher.subtitle(),
        "icon": publisher.absolute("/icon-512.png"),
        "favicon": publisher.absolute("/icon-192.png"),
        "language": publisher.language,
        "authors": [{ "name": paper.name, "url": publisher.absolute("/") }],
        "items": feed.entries.iter().map(|entry| item(publisher, entry)).collect::<Vec<_>>(),
    });
    if let Some(hub) = publisher.hub() {
        top["hubs"] = json!([{ "type": "WebSub", "url": hub }]);
    }
    top.to_string()
}

fn item(publisher: Publisher, entry: &Entry) -> Value {
    let authors = entry.authors.iter();
    let html: String = entry.html.chars().filter(|c| is_allowed(*c)).collect();
    let mut item = json!({
        "id": entry.id,
        "url": publisher.absolute(&entry.path),
        "title": entry.title,
        "content_html": html,
        "date_published": LocalTime::at(entry.published.0).iso(),
        "date_modified": LocalTime::at(entry.updated.0).iso(),
        "authors": authors
            .map(|(name, path)| json!({ "name": name, "url": publisher.absolute(path) }))
            .collect::<Vec<_>>(),
        "tags": entry.categories,
    });
    if !entry.summary.is_empty() {
        item["summary"] = json!(entry.summary);
    }
    if let Some(picture) = &entry.picture {
        let url = publisher.absolute(&picture.path);
        item["image"] = json!(url);
        item["attachments"] =
            json!([{ "url": url, "mime_type": picture.mime, "title": picture.alt }]);
    }
    item
}
