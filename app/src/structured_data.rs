//! Structured data of a page in the vocabulary of schema.org (JSON-LD). It is
//! kept small, since it is in the first kilobytes of every page.

use std::iter;

use serde::Serialize;
use store::{Article, Slug};
use viet::date::LocalTime;

use crate::address;
use crate::context::PageContext;
use crate::plain_text::line;
use crate::section_path::section_path;

/// The structured data of a page.
#[derive(Serialize)]
struct Document {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Entity>,
}

/// A thing described on a page.
#[derive(Serialize)]
#[serde(tag = "@type")]
enum Entity {
    NewsArticle(Box<NewsArticle>),
    BreadcrumbList(BreadcrumbList),
    WebSite(WebSite),
    NewsMediaOrganization(Publisher),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle {
    headline: String,
    date_published: String,
    date_modified: String,
    main_entity_of_page: String,
    image: String,
    article_section: String,
    in_language: &'static str,
    is_accessible_for_free: bool,
    author: Author,
    publisher: Typed<Publisher>,
}

/// The author of an article: authors and desks, else the paper.
#[derive(Serialize)]
#[serde(untagged)]
enum Author {
    Named(Vec<Typed<Named>>),
    Publisher(Reference),
}

/// A value with its type.
#[derive(Serialize)]
struct Typed<T> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(flatten)]
    value: T,
}

#[derive(Serialize)]
struct Named {
    name: String,
    url: String,
}

/// A reference to a thing described elsewhere in the document.
#[derive(Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Publisher {
    #[serde(rename = "@id")]
    id: String,
    name: String,
    url: String,
    logo: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    address: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    telephone: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_organization: Option<Typed<OrganizationName>>,
}

#[derive(Serialize)]
struct OrganizationName {
    name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WebSite {
    name: String,
    url: String,
    in_language: &'static str,
    publisher: Reference,
    potential_action: Typed<SearchAction>,
}

#[derive(Serialize)]
struct SearchAction {
    target: Typed<EntryPoint>,
    #[serde(rename = "query-input")]
    query_input: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EntryPoint {
    url_template: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BreadcrumbList {
    item_list_element: Vec<Typed<ListItem>>,
}

#[derive(Serialize)]
struct ListItem {
    position: usize,
    name: String,
    item: String,
}

/// Returns the data of an article page: the article and its breadcrumb.
pub(crate) fn article(context: &PageContext, article: &Article, picture: &str) -> String {
    let writer = |kind, name: &str, slug: &Slug| Typed {
        kind,
        value: Named {
            name: line(name),
            url: line(&context.absolute(&address::writer(slug))),
        },
    };
    let persons = article.authors.iter();
    let desk = article.desk.iter();
    let authors: Vec<Typed<Named>> = persons
        .map(|it| writer("Person", &it.name, &it.slug))
        .chain(desk.map(|it| writer("Organization", &it.initials, &it.slug)))
        .collect();
    let author = if authors.is_empty() {
        Author::Publisher(publisher_reference(context))
    } else {
        Author::Named(authors)
    };
    let path = address::article(&article.slug, article.id);
    let story = NewsArticle {
        headline: line(&article.title),
        date_published: LocalTime::at(article.published_at.0).iso(),
        date_modified: LocalTime::at(article.updated_at.0).iso(),
        main_entity_of_page: line(&context.absolute(&path)),
        image: line(&context.absolute(picture)),
        article_section: line(&article.section.name),
        in_language: context.words.tag,
        is_accessible_for_free: true,
        author,
        publisher: Typed {
            kind: "NewsMediaOrganization",
            value: publisher(context),
        },
    };
    json(vec![
        Entity::NewsArticle(Box::new(story)),
        breadcrumb(context, &article.section.slug),
    ])
}

/// Returns the data of the front page: the paper and its search.
pub(crate) fn front(context: &PageContext) -> String {
    let paper = &context.snapshot.config;
    let agency = line(&paper.agency);
    let whole = Publisher {
        description: line(&paper.tagline),
        address: line(&paper.address),
        telephone: line(&paper.phone),
        email: line(&paper.email),
        parent_organization: Some(agency)
            .filter(|name| !name.is_empty())
            .map(|name| Typed {
                kind: "Organization",
                value: OrganizationName { name },
            }),
        ..publisher(context)
    };
    let search = format!("{}?q={{q}}", address::SEARCH);
    let site = WebSite {
        name: line(&paper.name),
        url: line(&context.absolute("/")),
        in_language: context.words.tag,
        publisher: publisher_reference(context),
        potential_action: Typed {
            kind: "SearchAction",
            value: SearchAction {
                target: Typed {
                    kind: "EntryPoint",
                    value: EntryPoint {
                        url_template: line(&context.absolute(&search)),
                    },
                },
                query_input: "required name=q",
            },
        },
    };
    json(vec![
        Entity::NewsMediaOrganization(whole),
        Entity::WebSite(site),
    ])
}

/// Returns the data of a section page: its breadcrumb.
pub(crate) fn section(context: &PageContext, slug: &Slug) -> String {
    json(vec![breadcrumb(context, slug)])
}

fn publisher_reference(context: &PageContext) -> Reference {
    Reference {
        id: line(&context.absolute("/#bao")),
    }
}

/// Returns the paper as the publisher of an article.
fn publisher(context: &PageContext) -> Publisher {
    Publisher {
        id: publisher_reference(context).id,
        name: line(&context.snapshot.config.name),
        url: line(&context.absolute("/")),
        logo: line(&context.absolute("/icon-512.png")),
        description: String::new(),
        address: String::new(),
        telephone: String::new(),
        email: String::new(),
        parent_organization: None,
    }
}

fn breadcrumb(context: &PageContext, section: &Slug) -> Entity {
    let sections = section_path(&context.snapshot.sections, section)
        .into_iter()
        .map(|step| (step.name.as_str(), address::section(&step.slug)));
    let steps = iter::once((context.words.home, "/".to_owned())).chain(sections);
    Entity::BreadcrumbList(BreadcrumbList {
        item_list_element: steps
            .enumerate()
            .map(|(index, (name, path))| Typed {
                kind: "ListItem",
                value: ListItem {
                    position: index + 1,
                    name: line(name),
                    item: line(&context.absolute(&path)),
                },
            })
            .collect(),
    })
}

fn json(graph: Vec<Entity>) -> String {
    let document = Document {
        context: "https://schema.org",
        graph,
    };
    in_script(&serde_json::to_string(&document).unwrap_or_default())
}

/// Returns JSON that is safe in a `<script>`: it contains no `<`.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_does_not_end_the_script_early() {
        let item = ListItem {
            position: 1,
            name: line("a</script><!-- \"b\" \\ \u{0}\u{1f}c\n"),
            item: String::new(),
        };
        assert_eq!(
            in_script(&serde_json::to_string(&item).unwrap_or_default()),
            "{\"position\":1,\"name\":\"a\\u003c/script>\\u003c!-- \\\"b\\\" \\\\ c\",\"item\":\"\"}"
        );
    }

    #[test]
    fn keys_come_in_a_fixed_order_after_the_type() {
        let thing = Entity::BreadcrumbList(BreadcrumbList {
            item_list_element: vec![Typed {
                kind: "ListItem",
                value: ListItem {
                    position: 1,
                    name: "Trang chủ".into(),
                    item: "https://bao.example/".into(),
                },
            }],
        });
        assert_eq!(
            json(vec![thing]),
            "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"BreadcrumbList\",\
             \"itemListElement\":[{\"@type\":\"ListItem\",\"position\":1,\"name\":\"Trang chủ\",\
             \"item\":\"https://bao.example/\"}]}]}"
        );
    }
}
