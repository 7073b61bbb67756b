//! What the file of an edition holds.

use serde::Serialize;

/// What an edition holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// As it stands in its address.
    pub name: String,
    /// As it stands over its page.
    pub title: String,
    /// The day from which on articles are in it; absent in a whole one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Paths of all its articles, newest first, those left out for `since`
    /// among them.
    pub paths: Vec<String>,
    /// Its articles, newest first.
    pub articles: Vec<KeptArticle>,
    /// Its own page, the front page, the sections of its articles.
    pub lists: Vec<KeptList>,
    /// A plain page of it: what stands before the articles and after them.
    pub plain: (String, String),
    /// Address and media type of every picture that its articles show.
    #[serde(skip)]
    pub pictures: Vec<(String, &'static str)>,
}

/// An article as an edition keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptArticle {
    /// Of its page.
    pub path: String,
    /// What the page's `<title>` holds, as HTML.
    pub title: String,
    /// The page's whole address.
    pub canonical: String,
    /// The page's `<main>`, without what belongs to the website alone.
    pub main: String,
    /// Name of the main section.
    pub section: String,
    /// When it was first published, in seconds.
    pub published: i64,
    /// When readers last saw it change, in seconds.
    pub updated: i64,
    /// What its teaser says.
    pub summary: String,
}

/// A list of an edition's articles as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptList {
    /// Of its page.
    pub path: String,
    /// What the page's `<title>` holds, as HTML.
    pub title: String,
    /// The page's whole address.
    pub canonical: String,
    /// The page's `<main>`.
    pub main: String,
    /// When the newest of its articles was published, in seconds.
    pub newest: i64,
}
