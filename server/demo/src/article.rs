//! The file of a demo article: front matter in TOML between two lines of `+++`,
//! then HTML. A picture is written as `<figure data-picture="stem">`.

use std::collections::HashMap;

use serde::Deserialize;
use store::{ArticleId, Html, MEDIA_ATTRIBUTE, MediaId, NewArticle, Slug, Timestamp};

use crate::slugs::slugs;

/// A demo article as in its file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    pub(crate) title: String,
    pub(crate) lead: String,
    /// Text of the teaser; the lead if it is absent.
    #[serde(default)]
    summary: String,
    pub(crate) section: String,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    authors: Vec<String>,
    desk: Option<String>,
    author_line: Option<String>,
    /// Hours between publication and now.
    hours_ago: i64,
    /// Hours between publication and the last change.
    #[serde(default)]
    updated_after: i64,
    /// Stem of the cover picture.
    picture: Option<String>,
    #[serde(default)]
    pub(crate) views: u64,
    #[serde(default)]
    pub(crate) comments: Vec<Comment>,
    #[serde(skip)]
    body: String,
}

/// A reader's comment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Comment {
    pub(crate) name: String,
    pub(crate) text: String,
    /// Hours after the article.
    pub(crate) hours_later: i64,
}

impl Written {
    /// Parses a file.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let rest = text
            .strip_prefix("+++\n")
            .ok_or("it does not start with +++")?;
        let (settings, body) = rest
            .split_once("\n+++\n")
            .ok_or("its settings do not end with +++")?;
        let mut written: Self = toml::from_str(settings).map_err(|error| error.to_string())?;
        body.trim().clone_into(&mut written.body);
        Ok(written)
    }

    /// Returns the time of first publication.
    pub(crate) fn published(&self, now: i64) -> i64 {
        now - self.hours_ago * 3600
    }

    /// Returns the article to write.
    pub(crate) fn article(
        &self,
        id: ArticleId,
        nth: usize,
        media: &HashMap<&str, MediaId>,
        now: i64,
    ) -> Result<NewArticle, String> {
        let had = |stem: &str| {
            media
                .get(stem)
                .copied()
                .ok_or_else(|| format!("there is no picture {stem}"))
        };
        let (body, pictures) = self.body_with(&had)?;
        let published_at = self.published(now);
        Ok(NewArticle {
            origin: format!("demo#{nth}"),
            wanted_id: Some(id),
            published: true,
            slug: Slug::from_words(&self.title, "bai"),
            title: self.title.clone(),
            summary: if self.summary.is_empty() {
                self.lead.clone()
            } else {
                self.summary.clone()
            },
            lead: self.lead.clone(),
            body: Html::clean(&body),
            author_line: self.author_line.clone(),
            section: Slug::parse(&self.section).map_err(|error| error.to_string())?,
            other_sections: Vec::new(),
            topics: slugs(&self.topics)?,
            authors: slugs(&self.authors)?,
            desk: self
                .desk
                .as_ref()
                .map(|desk| Slug::parse(&desk.to_lowercase()))
                .transpose()
                .map_err(|error| error.to_string())?,
            cover: self.picture.as_deref().map(had).transpose()?,
            pictures,
            published_at: Timestamp(published_at),
            updated_at: Timestamp(published_at + self.updated_after * 3600),
            demo: true,
        })
    }

    /// Returns the body with picture numbers, and these pictures.
    fn body_with(
        &self,
        had: &impl Fn(&str) -> Result<MediaId, String>,
    ) -> Result<(String, Vec<MediaId>), String> {
        const OPEN: &str = "data-picture=\"";
        let mut parts = self.body.split(OPEN);
        let mut body = parts.next().unwrap_or_default().to_owned();
        let mut pictures = Vec::new();
        for part in parts {
            let (stem, rest) = part
                .split_once('"')
                .ok_or("a figure's picture does not end")?;
            let id = had(stem)?;
            body.extend([MEDIA_ATTRIBUTE, "=\"", &id.0.to_string(), "\"", rest]);
            pictures.push(id);
        }
        Ok((body, pictures))
    }
}
