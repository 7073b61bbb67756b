//! Every format is parsed again, with any text in it.

use app::{Enclosed, Entry, Feed, FeedFormat, SiteConfig};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use store::Timestamp;

use super::publisher::Publisher;
use super::{atom, json, opml, rss};

fn paper(name: &str) -> SiteConfig {
    SiteConfig {
        name: name.into(),
        base_url: "https://bao.example".into(),
        websub_hub: "https://hub.example/?a=1&b=2".into(),
        ..SiteConfig::default()
    }
}

fn feed(words: &str) -> Feed {
    Feed {
        title: words.into(),
        path: "/lang-nghe".into(),
        entries: vec![Entry {
            id: "tag:bao.example,2021-02-18:7".into(),
            path: "/lo-gom-7.html".into(),
            title: words.into(),
            summary: words.into(),
            html: format!("<p>{words}</p>"),
            authors: vec![(words.into(), "/tac-gia/a".into())],
            categories: vec![words.into()],
            picture: Some(Enclosed {
                path: "/media/lo-1200.jpg".into(),
                mime: "image/jpeg",
                width: 1200,
                height: 800,
                alt: words.into(),
            }),
            published: Timestamp(1_613_611_800),
            updated: Timestamp(1_613_611_900),
        }],
    }
}

/// The text of every element `name`, as a strict parser reads it.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), None::<String>);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                for attribute in start.attributes() {
                    attribute.unwrap();
                }
                if start.name().as_ref() == name {
                    inside = Some(String::new());
                }
            }
            Event::End(end) if end.name().as_ref() == name => {
                found.extend(inside.take());
            }
            Event::Text(text) => {
                if let Some(inside) = &mut inside {
                    inside.push_str(&text);
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(inside) = &mut inside {
                    inside.push_str(match &*entity {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        other => panic!("a feed never contains &{other};"),
                    });
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn allowed(words: &str) -> String {
    words
        .chars()
        .filter(|c| super::xml::is_allowed(*c))
        .collect()
}

fn print(format: FeedFormat, publisher: Publisher, feed: &Feed) -> String {
    match format {
        FeedFormat::Rss => rss::print(publisher, feed),
        FeedFormat::Atom => atom::print(publisher, feed),
        FeedFormat::Json => json::print(publisher, feed),
    }
}

proptest! {
    #[test]
    fn any_text_is_parsed_again(words in "(\\PC|[\\x00-\\x1f\u{7f}-\u{9f}\u{200b}-\u{200f}\u{feff}\u{fffe}\u{ffff}]|\\]\\]>|&#0;|e\u{302}\u{301}|🏺){0,40}") {
        let paper = paper(&words);
        let publisher = Publisher::of(&paper);
        let feed = feed(&words);
        for (format, name) in [(FeedFormat::Rss, "title"), (FeedFormat::Atom, "title")] {
            let titles = texts(&print(format, publisher, &feed), name);
            prop_assert_eq!(titles.last().unwrap(), &allowed(&words));
        }
        let whole = texts(&print(FeedFormat::Rss, publisher, &feed), "content:encoded");
        prop_assert_eq!(&whole, &[format!("<p>{}</p>", allowed(&words))]);
        let json: serde_json::Value = serde_json::from_str(&print(FeedFormat::Json, publisher, &feed)).unwrap();
        prop_assert_eq!(json["items"][0]["title"].as_str().unwrap(), &words);
        let lists = vec![(words.clone(), "/a".to_owned())];
        texts(&opml::print(publisher, &[(&words, lists)]), "opml");
    }
}

#[test]
fn feed_names_itself_its_page_and_its_hub() {
    let paper = paper("Báo");
    let publisher = Publisher::of(&paper);
    let feed = feed("Lò gốm");
    let rss = print(FeedFormat::Rss, publisher, &feed);
    for part in [
        "<title>Lò gốm | Báo</title><link>https://bao.example/lang-nghe</link>",
        "<atom:link href=\"https://bao.example/lang-nghe/rss.xml\" rel=\"self\" type=\"application/rss+xml\"/>",
        "<atom:link href=\"https://hub.example/?a=1&amp;b=2\" rel=\"hub\"/>",
        "<guid isPermaLink=\"false\">tag:bao.example,2021-02-18:7</guid>",
        "<pubDate>Thu, 18 Feb 2021 08:30:00 +0700</pubDate>",
        "<media:content url=\"https://bao.example/media/lo-1200.jpg\" type=\"image/jpeg\"",
    ] {
        assert!(rss.contains(part), "{part} in {rss}");
    }
    let atom = print(FeedFormat::Atom, publisher, &feed);
    for part in [
        "<id>https://bao.example/lang-nghe</id>",
        "<updated>2021-02-18T08:31:40+07:00</updated>",
        "<id>tag:bao.example,2021-02-18:7</id>",
        "rel=\"self\" type=\"application/atom+xml\" href=\"https://bao.example/lang-nghe/atom.xml\"",
    ] {
        assert!(atom.contains(part), "{part} in {atom}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&print(FeedFormat::Json, publisher, &feed)).unwrap();
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["hubs"][0]["type"], "WebSub");
    assert_eq!(
        json["items"][0]["date_modified"],
        "2021-02-18T08:31:40+07:00"
    );
}
