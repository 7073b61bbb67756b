//! The records that the demo articles share: `paper.toml`.

use serde::Deserialize;
use store::{
    Change, Format, Html, MediaFiles, NewAuthor, NewDesk, NewMedia, NewPage, NewSection, NewTopic,
    Slug, Timestamp,
};

use crate::DemoError;

/// The file's content.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Paper {
    pub(crate) sections: Vec<Section>,
    pub(crate) topics: Vec<Named>,
    pub(crate) authors: Vec<Named>,
    desks: Vec<String>,
    pages: Vec<Page>,
    pub(crate) pictures: Vec<Picture>,
}

/// A section; parents come before their subsections.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    pub(crate) slug: String,
    name: String,
    parent: Option<String>,
}

/// A topic or an author.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    pub(crate) slug: String,
    name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    slug: String,
    title: String,
    body: String,
}

/// A picture with files in AVIF, WebP and JPEG.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Picture {
    pub(crate) stem: String,
    alt: String,
    height: u32,
    pub(crate) widths: Vec<u32>,
}

impl Paper {
    pub(crate) fn read() -> Result<Self, DemoError> {
        let wrong = |reason: String| DemoError::Written {
            file: "paper.toml".to_owned(),
            reason,
        };
        let paper: Self = toml::from_str(include_str!("../paper.toml"))
            .map_err(|error| wrong(error.to_string()))?;
        for slug in paper.slugs() {
            Slug::parse(slug).map_err(|error| wrong(error.to_string()))?;
        }
        Ok(paper)
    }

    fn slugs(&self) -> impl Iterator<Item = &str> {
        let sections = self
            .sections
            .iter()
            .flat_map(|it| [Some(&it.slug), it.parent.as_ref()])
            .flatten();
        let named = self.topics.iter().chain(&self.authors).map(|it| &it.slug);
        sections
            .chain(named)
            .chain(self.pages.iter().map(|it| &it.slug))
            .map(String::as_str)
    }

    /// Returns all records; the pictures come last.
    pub(crate) fn changes(&self) -> Vec<Change> {
        // `read` has checked every slug.
        let slug = |text: &str| Slug::from_words(text, "muc");
        let sections = self.sections.iter().zip(0..).map(|(it, position)| {
            let parent = it.parent.as_deref().map(slug);
            Change::Section(NewSection {
                slug: slug(&it.slug),
                name: it.name.clone(),
                parent,
                position,
            })
        });
        let topics = self.topics.iter().map(|it| {
            Change::Topic(NewTopic {
                slug: slug(&it.slug),
                name: it.name.clone(),
            })
        });
        let authors = self.authors.iter().map(|it| {
            Change::Author(NewAuthor {
                slug: slug(&it.slug),
                name: it.name.clone(),
            })
        });
        let desks = self.desks.iter().map(|it| {
            Change::Desk(NewDesk {
                slug: slug(&it.to_lowercase()),
                initials: it.clone(),
            })
        });
        let pages = self.pages.iter().map(|it| {
            Change::Page(NewPage {
                origin: format!("demo#{}", it.slug),
                published: true,
                slug: slug(&it.slug),
                title: it.title.clone(),
                body: Html::clean(&it.body),
                pictures: Vec::new(),
                updated_at: Timestamp(1_767_200_400),
            })
        });
        let pictures = self.pictures.iter().map(Picture::change);
        sections
            .chain(topics)
            .chain(authors)
            .chain(desks)
            .chain(pages)
            .chain(pictures)
            .collect()
    }
}

impl Picture {
    fn change(&self) -> Change {
        Change::Media(NewMedia {
            origin: format!("demo#{}", self.stem),
            wanted_id: None,
            source_url: None,
            alt: self.alt.clone(),
            caption: String::new(),
            files: Some(MediaFiles {
                stem: self.stem.clone(),
                width: self.widths.iter().copied().max().unwrap_or_default(),
                height: self.height,
                widths: self.widths.clone(),
                formats: vec![Format::Avif, Format::Webp, Format::Jpeg],
            }),
        })
    }
}
