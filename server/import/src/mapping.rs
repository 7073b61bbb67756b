//! Converts a post to an article and a page to a page, except for the numbers
//! of pictures, which are known once these are written.

mod excerpt;
mod footnotes;
mod lead_and_byline;
mod slug;

pub(crate) use excerpt::excerpt_of;
pub(crate) use slug::slug_of;

use store::policy::summary::{LONGEST_SUMMARY, shown_summary};
use store::{ArticleId, MediaId, NewArticle, NewDesk, NewPage, Slug, Timestamp};

use crate::attachments::FileKey;
use crate::markup::{Kind, Text};
use crate::meta_keys;
use crate::plain_text::plain_text;
use crate::scan::Scan;
use crate::taxonomy::Writer;
use crate::wxr_element::{Item, ItemTerm};
use crate::{dates, desk};
use lead_and_byline::{take_author_line, take_initials, take_lead};

/// An article without the numbers of its pictures.
pub(crate) struct Draft {
    pub(crate) text: Text,
    /// The cover's file.
    pub(crate) cover: Option<FileKey>,
    /// The desk, if only the text names it.
    pub(crate) desk: Option<NewDesk>,
    new: NewArticle,
}

/// Returns the origin of an item: the key by which a later run recognises it.
pub(crate) fn origin_of(item: &Item, scan: &Scan) -> String {
    format!("{}#{}", scan.site.name(), item.number())
}

/// A page without the numbers of its pictures.
pub(crate) struct PageDraft {
    pub(crate) text: Text,
    new: NewPage,
}

impl Draft {
    pub(crate) fn of(item: &Item, scan: &Scan) -> Self {
        let mut text = Text::read(&item.content, scan, item.number());
        let excerpt = excerpt_of(item);
        let at_cut = scan.cut_length() == Some(excerpt.chars().count());
        let (mut desk, authors) = writers(item, scan);
        let known = |name: &str| scan.desks.recur(name) || scan.taxonomy.is_desk(name);
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
        footnotes::put_under(&mut text, item, scan);
        let summary = summary_of(&excerpt, at_cut, &lead, &text);
        let title = title_of(item, &summary);
        let published_at =
            dates::moment(&item.date_gmt, &item.date, &item.pub_date).unwrap_or_default();
        let (section, other_sections) = sections(item, scan);
        let thumbnail: Option<i64> = item
            .meta(meta_keys::THUMBNAIL)
            .and_then(|id| id.trim().parse().ok());
        let new = NewArticle {
            origin: origin_of(item, scan),
            wanted_id: None,
            published: item.is_public(),
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
                    .filter_map(|term| scan.taxonomy.topic(term)),
            ),
            authors: unique(authors.into_iter()),
            desk,
            cover: None,
            pictures: Vec::new(),
            published_at,
            updated_at: updated_at(item).unwrap_or(published_at),
            demo: false,
        };
        let cover = thumbnail.and_then(|id| scan.attachments.numbered(id));
        Self {
            text,
            cover,
            desk: named,
            new,
        }
    }

    /// Returns the article to write, with the number `id`. `number` maps the
    /// index of a picture in the text to its number; `cover` is the number of
    /// the cover.
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
    pub(crate) fn of(item: &Item, scan: &Scan) -> Self {
        let published_at =
            dates::moment(&item.date_gmt, &item.date, &item.pub_date).unwrap_or_default();
        let title = title_of(item, "");
        let mut text = Text::read(&item.content, scan, item.number());
        footnotes::put_under(&mut text, item, scan);
        let new = NewPage {
            origin: origin_of(item, scan),
            published: item.is_public(),
            slug: slug_of(item),
            title,
            body: store::Html::default(),
            pictures: Vec::new(),
            updated_at: updated_at(item).unwrap_or(published_at),
        };
        Self { text, new }
    }

    /// Returns the page to write.
    pub(crate) fn page(&self, number: impl Fn(usize) -> Option<MediaId>) -> NewPage {
        NewPage {
            body: self.text.html(|place| number(place).map(|id| id.0)),
            pictures: unique((0..self.text.pictures.len()).filter_map(&number)),
            ..self.new.clone()
        }
    }
}

/// Returns the desk and the authors of an item.
fn writers(item: &Item, scan: &Scan) -> (Option<Slug>, Vec<Slug>) {
    let mut desk = None;
    let mut authors = Vec::new();
    for writer in scan.taxonomy.writers(item) {
        match writer {
            Writer::Desk { slug, .. } => desk = desk.or_else(|| Some(slug.clone())),
            Writer::Person { slug, .. } => authors.push(slug.clone()),
            Writer::Nobody => {}
        }
    }
    (desk, authors)
}

/// Returns the excerpt as teasers show it, else the lead, else the start of the
/// first paragraph. `at_cut` tells that the excerpt has the length at which the
/// old site cuts.
fn summary_of(excerpt: &str, at_cut: bool, lead: &str, text: &Text) -> String {
    if !excerpt.is_empty() {
        let blocks = text.blocks.iter().map(|block| block.words.clone());
        let paragraphs: Vec<String> = [lead.to_owned()].into_iter().chain(blocks).collect();
        return shown_summary(excerpt, &paragraphs, at_cut).into_owned();
    }
    if !lead.is_empty() {
        return lead.to_owned();
    }
    let first = text
        .blocks
        .iter()
        .find(|block| matches!(block.kind, Kind::Paragraph { .. }));
    first
        .map(|block| viet::excerpt(&block.words, LONGEST_SUMMARY))
        .unwrap_or_default()
}

fn title_of(item: &Item, summary: &str) -> String {
    let title = plain_text(&item.title);
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

fn updated_at(item: &Item) -> Option<Timestamp> {
    dates::moment(&item.modified_gmt, &item.modified, "")
}

/// Returns the main section and the other sections.
fn sections(item: &Item, scan: &Scan) -> (Slug, Vec<Slug>) {
    let places = &scan.taxonomy;
    let named: Vec<Slug> = unique(
        item.terms
            .iter()
            .filter_map(|term: &ItemTerm| places.section(term)),
    );
    // Plugins let editors choose the main category.
    let chosen = meta_keys::PRIMARY
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
    let mut new = Vec::new();
    for each in all {
        if !new.contains(&each) {
            new.push(each);
        }
    }
    new
}

#[cfg(test)]
mod tests;
