//! What the template shows.

use askama::Template;
use viet::date::LocalTime;

/// What all pages have.
pub struct Shared {
    pub style: String,
    pub script: String,
    pub cities: [&'static str; 4],
    pub sections: Vec<Name>,
    pub latest: Vec<Teaser>,
}

/// An address and what it is called.
pub struct Name {
    pub slug: String,
    pub name: String,
}

/// An article in a list.
pub struct Teaser {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub summary: String,
    pub desk: Option<String>,
    pub picture: Option<Picture>,
}

/// The picture of a teaser.
pub struct Picture {
    pub stem: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
}

/// A reader's comment.
pub struct Comment {
    pub name: String,
    pub body: String,
    pub at: i64,
}

/// An article with its lists.
pub struct Article {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub summary: String,
    pub lead: String,
    pub body: String,
    pub author_line: Option<String>,
    pub published_at: i64,
    pub updated_at: i64,
    pub section: Name,
    pub authors: Vec<Name>,
    pub topics: Vec<Name>,
    pub comments: Vec<Comment>,
    pub related: Vec<Teaser>,
    pub of_section: Vec<Teaser>,
}

#[derive(Template)]
#[template(path = "article.html")]
pub struct Page<'a> {
    pub shared: &'a Shared,
    pub article: Article,
}

impl Page<'_> {
    /// Articles in the box below the text; the others are beside it.
    fn newer(&self) -> &[Teaser] {
        let all = &self.article.of_section;
        &all[..all.len().min(6)]
    }

    fn other(&self) -> &[Teaser] {
        let all = &self.article.of_section;
        &all[all.len().min(6)..]
    }

    fn iso(&self) -> String {
        LocalTime::at(self.article.published_at).iso()
    }

    fn iso_of_update(&self) -> String {
        LocalTime::at(self.article.updated_at).iso()
    }

    fn time(&self) -> String {
        LocalTime::at(self.article.published_at).full()
    }
}

impl Comment {
    fn iso(&self) -> String {
        LocalTime::at(self.at).iso()
    }

    fn time(&self) -> String {
        LocalTime::at(self.at).full()
    }
}
