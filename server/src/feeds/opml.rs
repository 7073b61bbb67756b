//! The list of all feeds, which feed readers import at once (OPML 2.0).

use app::FeedFormat;

use super::publisher::Publisher;
use super::xml::Xml;

/// The text of the file. `groups` are names with titles and paths of lists.
pub(crate) fn print(publisher: Publisher, groups: &[(&str, Vec<(String, String)>)]) -> String {
    let mut xml = Xml::new();
    xml.open("opml", &[("version", "2.0")]);
    xml.open("head", &[]);
    xml.leaf("title", &publisher.paper.name);
    xml.leaf("ownerId", &publisher.absolute("/"));
    xml.close("head");
    xml.open("body", &[]);
    for (name, lists) in groups.iter().filter(|(_, lists)| !lists.is_empty()) {
        xml.open("outline", &[("text", name)]);
        for (title, path) in lists {
            let feed = publisher.absolute(&FeedFormat::Rss.path(path));
            let page = publisher.absolute(path);
            xml.empty(
                "outline",
                &[
                    ("type", "rss"),
                    ("text", title),
                    ("xmlUrl", &feed),
                    ("htmlUrl", &page),
                    ("language", publisher.language),
                ],
            );
        }
        xml.close("outline");
    }
    xml.close("body");
    xml.close("opml");
    xml.finish()
}
