//! What a page says of itself in schema.org's words (JSON-LD): a block of
//! data, which no browser runs. Kept small: it stands in every page's first
//! kilobytes.

use std::fmt::Write;

use store::{Article, Slug};
use viet::date::LocalTime;

use crate::address;
use crate::context::PageContext;
use crate::plain_text::line;
use crate::section_path::section_path;

/// An article and the way to it.
pub(crate) fn article(context: &PageContext, article: &Article, picture: &str) -> String {
    let url = context.absolute(&address::article(&article.slug, article.id));
    let persons = article
        .authors
        .iter()
        .map(|it| ("Person", &it.name, &it.slug));
    let desk = article
        .desk
        .iter()
        .map(|it| ("Organization", &it.initials, &it.slug));
    let authors: Vec<String> = persons
        .chain(desk)
        .map(|(kind, name, slug)| {
            format!(
                "{{\"@type\":\"{kind}\",\"name\":{},\"url\":{}}}",
                text(name),
                text(&context.absolute(&address::writer(slug)))
            )
        })
        .collect();
    let author = if authors.is_empty() {
        format!("{{\"@id\":{}}}", text(&organisation_id(context)))
    } else {
        format!("[{}]", authors.join(","))
    };
    let story = format!(
        "{{\"@type\":\"NewsArticle\",\"headline\":{},\"datePublished\":\"{}\",\"dateModified\":\"{}\",\
         \"mainEntityOfPage\":{},\"image\":{},\"articleSection\":{},\"inLanguage\":\"{}\",\
         \"isAccessibleForFree\":true,\"author\":{author},\"publisher\":{}}}",
        text(&article.title),
        LocalTime::at(article.published_at.0).iso(),
        LocalTime::at(article.updated_at.0).iso(),
        text(&url),
        text(&context.absolute(picture)),
        text(&article.section.name),
        context.words.tag,
        organisation(context, false),
    );
    graph(&[story, breadcrumb(context, &article.section.slug)])
}

/// The front page: the paper and its search.
pub(crate) fn front(context: &PageContext) -> String {
    let site = format!(
        "{{\"@type\":\"WebSite\",\"name\":{},\"url\":{},\"inLanguage\":\"{}\",\"publisher\":{{\"@id\":{}}},\
         \"potentialAction\":{{\"@type\":\"SearchAction\",\"target\":{{\"@type\":\"EntryPoint\",\
         \"urlTemplate\":{}}},\"query-input\":\"required name=q\"}}}}",
        text(&context.snapshot.paper.name),
        text(&context.absolute("/")),
        context.words.tag,
        text(&organisation_id(context)),
        text(&context.absolute(&format!("{}?q={{q}}", address::SEARCH))),
    );
    graph(&[organisation(context, true), site])
}

/// A section: the way to it.
pub(crate) fn section(context: &PageContext, slug: &Slug) -> String {
    graph(&[breadcrumb(context, slug)])
}

fn graph(things: &[String]) -> String {
    format!(
        "{{\"@context\":\"https://schema.org\",\"@graph\":[{}]}}",
        things.join(",")
    )
}

fn organisation_id(context: &PageContext) -> String {
    context.absolute("/#bao")
}

fn organisation(context: &PageContext, whole: bool) -> String {
    let paper = &context.snapshot.paper;
    let mut json = format!(
        "{{\"@type\":\"NewsMediaOrganization\",\"@id\":{},\"name\":{},\"url\":{},\"logo\":{}",
        text(&organisation_id(context)),
        text(&paper.name),
        text(&context.absolute("/")),
        text(&context.absolute("/icon-512.png")),
    );
    if whole {
        for (name, value) in [
            ("description", &paper.tagline),
            ("address", &paper.address),
            ("telephone", &paper.phone),
            ("email", &paper.email),
        ] {
            if !value.is_empty() {
                push(&mut json, format_args!(",\"{name}\":{}", text(value)));
            }
        }
        if !paper.agency.is_empty() {
            push(
                &mut json,
                format_args!(
                    ",\"parentOrganization\":{{\"@type\":\"Organization\",\"name\":{}}}",
                    text(&paper.agency)
                ),
            );
        }
    }
    json.push('}');
    json
}

fn push(json: &mut String, part: std::fmt::Arguments<'_>) {
    json.write_fmt(part)
        .expect("writing into a string cannot fail");
}

fn breadcrumb(context: &PageContext, section: &Slug) -> String {
    let front = (context.words.home.to_owned(), "/".to_owned());
    let sections = section_path(&context.snapshot.sections, section)
        .into_iter()
        .map(|step| (step.name.clone(), address::section(&step.slug)));
    let steps: Vec<String> = std::iter::once(front)
        .chain(sections)
        .enumerate()
        .map(|(nth, (name, path))| {
            format!(
                "{{\"@type\":\"ListItem\",\"position\":{},\"name\":{},\"item\":{}}}",
                nth + 1,
                text(&name),
                text(&context.absolute(&path))
            )
        })
        .collect();
    format!(
        "{{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{}]}}",
        steps.join(",")
    )
}

/// A JSON text that may stand in a `<script>`: no `<` ends or opens anything.
fn text(words: &str) -> String {
    let mut json = String::with_capacity(words.len() + 2);
    json.push('"');
    for c in line(words).chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '<' => json.push_str("\\u003c"),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_block_early() {
        assert_eq!(
            text("a</script><!-- \"b\" \\ \u{0}\u{1f}c\n"),
            "\"a\\u003c/script>\\u003c!-- \\\"b\\\" \\\\ c\""
        );
    }
}
