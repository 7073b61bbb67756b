//! RSS 2.0, with full texts (content), pictures (Media RSS), authors (Dublin
//! Core) and links to itself and its hub (Atom).

use app::{Entry, Feed, FeedFormat};
use viet::date::LocalTime;

use super::publisher::Publisher;
use super::xml::Xml;

/// The text of a feed.
pub(crate) fn print(publisher: Publisher, feed: &Feed) -> String {
    let mut xml = Xml::new();
    xml.open(
        "rss",
        &[
            ("version", "2.0"),
            ("xmlns:atom", "http://www.w3.org/2005/Atom"),
            ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:media", "http://search.yahoo.com/mrss/"),
        ],
    );
    xml.open("channel", &[]);
    let title = publisher.title(feed);
    let page = publisher.absolute(&feed.path);
    xml.leaf("title", &title);
    xml.leaf("link", &page);
    xml.leaf("description", publisher.subtitle());
    xml.leaf("language", publisher.language);
    if !feed.entries.is_empty() {
        xml.leaf("lastBuildDate", &date(feed.updated().0));
    }
    let own = publisher.absolute(&FeedFormat::Rss.path(&feed.path));
    let mime = FeedFormat::Rss.mime();
    xml.empty(
        "atom:link",
        &[("href", &own), ("rel", "self"), ("type", mime)],
    );
    if let Some(hub) = publisher.hub() {
        xml.empty("atom:link", &[("href", hub), ("rel", "hub")]);
    }
    xml.open("image", &[]);
    xml.leaf("url", &publisher.absolute("/apple-touch-icon.png"));
    xml.leaf("title", &title);
    xml.leaf("link", &page);
    xml.close("image");
    for entry in &feed.entries {
        item(&mut xml, publisher, entry);
    }
    xml.close("channel");
    xml.close("rss");
    xml.finish()
}

fn item(xml: &mut Xml, publisher: Publisher, entry: &Entry) {
    xml.open("item", &[]);
    xml.leaf("title", &entry.title);
    xml.leaf("link", &publisher.absolute(&entry.path));
    xml.leaf_with("guid", &[("isPermaLink", "false")], &entry.id);
    xml.leaf("pubDate", &date(entry.published.0));
    for (name, _) in &entry.authors {
        xml.leaf("dc:creator", name);
    }
    for category in &entry.categories {
        xml.leaf("category", category);
    }
    xml.leaf("description", &entry.summary);
    xml.leaf("content:encoded", &entry.html);
    if let Some(picture) = &entry.picture {
        let url = publisher.absolute(&picture.path);
        let (width, height) = (picture.width.to_string(), picture.height.to_string());
        xml.open(
            "media:content",
            &[
                ("url", &url),
                ("type", picture.mime),
                ("medium", "image"),
                ("width", &width),
                ("height", &height),
            ],
        );
        if !picture.alt.is_empty() {
            xml.leaf_with("media:description", &[("type", "plain")], &picture.alt);
        }
        xml.close("media:content");
    }
    xml.close("item");
}

/// A date as RFC 822 writes it, with four digits of the year.
fn date(at: i64) -> String {
    const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let at = LocalTime::at(at);
    format!(
        "{}, {:02} {} {:04} {:02}:{:02}:{:02} +0700",
        DAYS[at.weekday_number() % 7],
        at.day,
        MONTHS[(at.month as usize).clamp(1, 12) - 1],
        at.year,
        at.hour,
        at.minute,
        at.second
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn date_is_written_as_in_rfc_822() {
        assert_eq!(
            super::date(1_613_611_800),
            "Thu, 18 Feb 2021 08:30:00 +0700"
        );
    }
}
