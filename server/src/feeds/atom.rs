//! Atom (RFC 4287), with full texts.

use app::{Entry, Feed, FeedFormat};
use viet::date::LocalTime;

use super::publisher::Publisher;
use super::xml::Xml;

/// The text of a feed.
pub(crate) fn print(publisher: Publisher, feed: &Feed) -> String {
    let mut xml = Xml::new();
    xml.open(
        "feed",
        &[
            ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xml:lang", publisher.language),
        ],
    );
    let page = publisher.absolute(&feed.path);
    let own = publisher.absolute(&FeedFormat::Atom.path(&feed.path));
    // A list has no number, so its address is its id.
    xml.leaf("id", &page);
    xml.leaf("title", &publisher.title(feed));
    xml.leaf("subtitle", publisher.subtitle());
    xml.leaf("updated", &LocalTime::at(feed.updated().0).iso());
    xml.empty(
        "link",
        &[("rel", "alternate"), ("type", "text/html"), ("href", &page)],
    );
    let mime = FeedFormat::Atom.mime();
    xml.empty("link", &[("rel", "self"), ("type", mime), ("href", &own)]);
    if let Some(hub) = publisher.hub() {
        xml.empty("link", &[("rel", "hub"), ("href", hub)]);
    }
    xml.leaf("icon", &publisher.absolute("/favicon.svg"));
    xml.leaf("logo", &publisher.absolute("/icon-512.png"));
    person(&mut xml, &publisher.paper.name, &publisher.absolute("/"));
    for entry in &feed.entries {
        print_entry(&mut xml, publisher, entry);
    }
    xml.close("feed");
    xml.finish()
}

fn print_entry(xml: &mut Xml, publisher: Publisher, entry: &Entry) {
    xml.open("entry", &[]);
    xml.leaf("id", &entry.id);
    xml.leaf("title", &entry.title);
    let page = publisher.absolute(&entry.path);
    xml.empty(
        "link",
        &[("rel", "alternate"), ("type", "text/html"), ("href", &page)],
    );
    xml.leaf("published", &LocalTime::at(entry.published.0).iso());
    xml.leaf("updated", &LocalTime::at(entry.updated.0).iso());
    for (name, path) in &entry.authors {
        person(xml, name, &publisher.absolute(path));
    }
    for category in &entry.categories {
        xml.empty("category", &[("term", category)]);
    }
    if let Some(picture) = &entry.picture {
        let url = publisher.absolute(&picture.path);
        xml.empty(
            "link",
            &[
                ("rel", "enclosure"),
                ("type", picture.mime),
                ("href", &url),
                ("title", &picture.alt),
            ],
        );
    }
    if !entry.summary.is_empty() {
        xml.leaf("summary", &entry.summary);
    }
    xml.leaf_with("content", &[("type", "html")], &entry.html);
    xml.close("entry");
}

fn person(xml: &mut Xml, name: &str, url: &str) {
    xml.open("author", &[]);
    xml.leaf("name", name);
    xml.leaf("uri", url);
    xml.close("author");
}
