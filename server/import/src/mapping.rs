//! A post to an article, a page to a page: everything but the numbers that
//! pictures get only when they are written.

mod footnotes;
mod lead_and_byline;

use store::{ArticleId, MediaId, NewArticle, NewDesk, NewPage, Slug, Timestamp};

use crate::attachments::FileKey;
use crate::markup::{Kind, Text, words_of};
use crate::scan::Survey;
use crate::shortcodes::without_shortcodes;
use crate::taxonomy::Writer;
use crate::wxr_element::{self, Item, ItemTerm};
use crate::{dates, desk};
use lead_and_byline::{take_author_line, take_initials, take_lead};

/// Longest summary that is made of a first paragraph, in characters.
const SUMMARY: usize = 280;

/// An article without its pictures' numbers.
pub(crate) struct Draft {
    pub(crate) text: Text,
    /// The cover's file.
    pub(crate) cover: Option<FileKey>,
    /// A desk that only the text names.
    pub(crate) desk: Option<NewDesk>,
    new: NewArticle,
}

/// Where an item comes from: the key by which a later run knows it again.
pub(crate) fn origin_of(item: &Item, survey: &Survey) -> String {
    format!("{}#{}", survey.site.name(), item.number())
}

/// A page without its pictures' numbers.
pub(crate) struct PageDraft {
    pub(crate) text: Text,
    new: NewPage,
}

impl Draft {
    pub(crate) fn of(item: &Item, survey: &Survey) -> Self {
        let mut text = Text::read(&item.content, survey, item.number());
        let excerpt = excerpt_of(item);
        let mut desk = None;
        let mut authors = Vec::new();
        for writer in survey.places.writers(item) {
            match writer {
                Writer::Desk { slug, .. } => desk = desk.or_else(|| Some(slug.clone())),
                Writer::Person { slug, .. } => authors.push(slug.clone()),
                Writer::Nobody => {}
            }
        }
        let known = |name: &str| survey.desks.recur(name) || survey.places.is_desk(name);
        let named = take_initials(&mut text, known);
        let named = named.map(|initials| NewDesk {
            slug: Slug::from_words(&initials, "ban"),
            initials,
        });
        if let Some(named) = &named {
            desk = Some(named.slug.clone());
        }
        let excerpt = desk::initials(&excerpt)
            .filter(|(name, _)| known(name))
            .map_or(excerpt.clone(), |(_, rest)| rest.to_owned());
        let lead = take_lead(&mut text, &excerpt, desk.is_some());
        let author_line = take_author_line(&mut text, !lead.is_empty());
        footnotes::put_under(&mut text, item, survey);
        let summary = if !excerpt.is_empty() {
            excerpt
        } else if !lead.is_empty() {
            lead.clone()
        } else {
            let first = text
                .blocks
                .iter()
                .find(|block| matches!(block.kind, Kind::Paragraph { .. }));
            first
                .map(|block| viet::excerpt(&block.words, SUMMARY))
                .unwrap_or_default()
        };
        let title = title_of(item, &summary);
        let published_at =
            dates::moment(&item.date_gmt, &item.date, &item.pub_date).unwrap_or_default();
        let (section, other_sections) = sections(item, survey);
        let thumbnail: Option<i64> = item
            .meta(wxr_element::THUMBNAIL)
            .and_then(|id| id.trim().parse().ok());
        let new = NewArticle {
            origin: origin_of(item, survey),
            wanted_id: None,
            published: is_public(item),
            slug: slug_of(item),
            title,
            summary,
            lead,
            body: store::Html::default(),
            author_line,
            section,
            other_sections,
            topics: unique(
                item.terms
                    .iter()
                    .filter_map(|term| survey.places.topic(term)),
            ),
            authors: unique(authors.into_iter()),
            desk,
            cover: None,
            pictures: Vec::new(),
            published_at,
            updated_at: updated_at(item).unwrap_or(published_at),
            demo: false,
        };
        let cover = thumbnail.and_then(|id| survey.attachments.numbered(id));
        Self {
            text,
            cover,
            desk: named,
            new,
        }
    }

    /// The article to write; `id` is the number it is to have, `number` gives a picture's by its place in the
    /// text, `cover` the cover's.
    pub(crate) fn article(
        &self,
        id: ArticleId,
        number: impl Fn(usize) -> Option<MediaId>,
        cover: Option<MediaId>,
    ) -> NewArticle {
        let pictures = unique((0..self.text.pictures.len()).filter_map(&number));
        NewArticle {
            body: self.text.html(|place| number(place).map(|id| id.0)),
            cover: cover.or(pictures.first().copied()),
            pictures,
            wanted_id: Some(id),
            ..self.new.clone()
        }
    }
}

impl PageDraft {
    pub(crate) fn of(item: &Item, survey: &Survey) -> Self {
        let published_at =
            dates::moment(&item.date_gmt, &item.date, &item.pub_date).unwrap_or_default();
        let title = title_of(item, "");
        let mut text = Text::read(&item.content, survey, item.number());
        footnotes::put_under(&mut text, item, survey);
        let new = NewPage {
            origin: origin_of(item, survey),
            published: is_public(item),
            slug: slug_of(item),
            title,
            body: store::Html::default(),
            pictures: Vec::new(),
            updated_at: updated_at(item).unwrap_or(published_at),
        };
        Self { text, new }
    }

    /// The page to write.
    pub(crate) fn page(&self, number: impl Fn(usize) -> Option<MediaId>) -> NewPage {
        NewPage {
            body: self.text.html(|place| number(place).map(|id| id.0)),
            pictures: unique((0..self.text.pictures.len()).filter_map(&number)),
            ..self.new.clone()
        }
    }
}

/// True for what editors threw away or never began.
pub(crate) fn is_thrown_away(item: &Item) -> bool {
    matches!(item.status.as_str(), "trash" | "auto-draft")
}

/// True for what readers could see on the old site.
pub(crate) fn is_public(item: &Item) -> bool {
    item.status == "publish" && item.password.is_empty()
}

fn title_of(item: &Item, summary: &str) -> String {
    let title = words_of(&item.title);
    if !title.is_empty() {
        return title;
    }
    let made = viet::excerpt(summary, 80);
    if made.is_empty() {
        format!("Bài {}", item.number())
    } else {
        made
    }
}

/// Its words in the address: the old ones, or its title's.
pub(crate) fn slug_of(item: &Item) -> Slug {
    let nameless = format!("bai-{}", item.number());
    let old = percent_encoding::percent_decode_str(&item.slug).decode_utf8_lossy();
    if old.is_empty() {
        Slug::from_words(&words_of(&item.title), &nameless)
    } else {
        Slug::from_words(&old, &nameless)
    }
}

fn updated_at(item: &Item) -> Option<Timestamp> {
    dates::moment(&item.modified_gmt, &item.modified, "")
}

/// The excerpt's words; themes mark a cut one with "[…]".
fn excerpt_of(item: &Item) -> String {
    let words = words_of(&without_shortcodes(&item.excerpt, &[]));
    let cut = ["[…]", "[...]"]
        .iter()
        .find_map(|mark| words.strip_suffix(mark));
    cut.map_or(words.clone(), |cut| format!("{}…", cut.trim_end()))
}

/// The main section and the others.
fn sections(item: &Item, survey: &Survey) -> (Slug, Vec<Slug>) {
    let places = &survey.places;
    let named: Vec<Slug> = unique(
        item.terms
            .iter()
            .filter_map(|term: &ItemTerm| places.section(term)),
    );
    // Plugins let editors say which category is the main one.
    let chosen = wxr_element::PRIMARY
        .iter()
        .filter_map(|key| item.meta(key))
        .find_map(|id| places.section_by_id(id))
        .filter(|slug| named.contains(slug));
    let main = chosen
        .or(named.first().cloned())
        .unwrap_or_else(|| places.default_section());
    let others = named.into_iter().filter(|slug| *slug != main).collect();
    (main, others)
}

fn unique<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for each in all {
        if !kept.contains(&each) {
            kept.push(each);
        }
    }
    kept
}

#[cfg(test)]
mod tests;
