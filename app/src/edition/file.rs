//! The content of an edition's file.

use serde::Serialize;

/// The content of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// Name in its address.
    pub name: String,
    /// Title of its page.
    pub title: String,
    /// The first day of its articles; absent in a complete edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Paths of all its articles, newest first, including those left out
    /// because of `since`.
    pub paths: Vec<String>,
    /// Its articles, newest first.
    pub articles: Vec<EditionArticle>,
    /// Its own page, the front page, and the sections of its articles.
    pub lists: Vec<EditionList>,
    /// The HTML page of the edition: the parts before and after the articles.
    pub plain: (String, String),
    /// Address and media type of every picture of its articles.
    #[serde(skip)]
    pub pictures: Vec<(String, &'static str)>,
}

/// An article in an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EditionArticle {
    /// Path of its page.
    pub path: String,
    /// Content of the page's `<title>`, as HTML.
    pub title: String,
    /// Absolute address of the page.
    pub canonical: String,
    /// The `<main>` of the page, without parts that need the website.
    pub main: String,
    /// Name of the main section.
    pub section: String,
    /// Time of first publication, in Unix seconds.
    pub published: i64,
    /// Time of the last change, in Unix seconds.
    pub updated: i64,
    /// Text of its teaser.
    pub summary: String,
}

/// A list of articles in an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EditionList {
    /// Path of its page.
    pub path: String,
    /// Content of the page's `<title>`, as HTML.
    pub title: String,
    /// Absolute address of the page.
    pub canonical: String,
    /// The `<main>` of the page.
    pub main: String,
    /// Publication time of its newest article, in Unix seconds.
    pub newest: i64,
}
