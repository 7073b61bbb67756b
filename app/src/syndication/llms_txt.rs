//! `/llms.txt`: a guide to the site for language models, in Markdown.

use std::fmt::Write;

use crate::address;
use crate::address::FeedFormat;
use crate::plain_text::line;
use crate::snapshot::SiteSnapshot;
use crate::words::Language;

/// Returns the guide.
pub fn llms_txt(snapshot: &SiteSnapshot) -> String {
    let paper = &snapshot.config;
    let words = paper.language.words();
    let base = &paper.base_url;
    let mut text = format!("# {}\n", line(&paper.name));
    if !paper.tagline.is_empty() {
        push(&mut text, format_args!("\n> {}\n", line(&paper.tagline)));
    }
    if !snapshot.sections.is_empty() {
        push(&mut text, format_args!("\n## {}\n\n", words.sections));
        for section in &snapshot.sections {
            let path = address::section(&section.slug);
            link(&mut text, &section.name, base, &path);
        }
    }
    push(&mut text, format_args!("\n## {}\n\n", words.device.latest));
    for format in FeedFormat::ALL {
        link(
            &mut text,
            format.file().trim_start_matches('/'),
            base,
            &format.path("/"),
        );
    }
    for (name, path) in [("OPML", "/feeds.opml"), ("Sitemap", "/sitemap.xml")] {
        link(&mut text, name, base, path);
    }
    link(&mut text, words.search, base, address::SEARCH);
    if !snapshot.pages.is_empty() {
        push(&mut text, format_args!("\n## {}\n\n", words.pages));
        for (slug, title) in &snapshot.pages {
            link(&mut text, title, base, &address::page(slug));
        }
    }
    text
}

/// The names of the kinds of lists.
#[derive(Clone, Copy, Debug)]
pub struct ListNames {
    /// The newest articles of the whole paper.
    pub latest: &'static str,
    /// Sections.
    pub sections: &'static str,
    /// Topics.
    pub topics: &'static str,
    /// Authors and desks.
    pub writers: &'static str,
}

/// Returns the names of the kinds of lists in a language.
pub fn list_names(language: Language) -> ListNames {
    let words = language.words();
    ListNames {
        latest: words.device.latest,
        sections: words.sections,
        topics: words.topics,
        writers: words.byline,
    }
}

fn link(text: &mut String, name: &str, base: &str, path: &str) {
    let name = line(name).replace(['[', ']'], "");
    push(text, format_args!("- [{name}]({base}{path})\n"));
}

fn push(text: &mut String, part: std::fmt::Arguments<'_>) {
    text.write_fmt(part)
        .expect("writing into a string cannot fail");
}
