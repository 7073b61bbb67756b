//! Figures: pictures with their captions, galleries, embeds and tables.

use scraper::ElementRef;
use scraper::node::Element;

use super::classic::is_block;
use super::embed::{is_url, link_to};
use super::escape::{push_close, push_open, push_text, trimmed_breaks};
use super::picture_mark::MARK;
use super::presentation::{is_caption, is_caption_frame};
use super::writer::{DEEPEST, Writer, paragraph};
use crate::attachments::PictureRef;
use crate::plain_text::plain_text;

/// Content of a figure besides its pictures and its caption.
enum Beside {
    /// The inside of a paragraph, or words without tags of their own.
    Words(String),
    Block(String),
}

impl Writer<'_> {
    /// Writes a figure: its pictures, the last one with the caption, and other
    /// content below; or an embed; or a table or quotation with its caption.
    /// Figures within it become figures of their own.
    pub(super) fn figure(&mut self, element: ElementRef, out: &mut String) {
        if self.deep > DEEPEST {
            let mut words = String::new();
            push_text(&mut words, &element.text().collect::<String>());
            if !plain_text(&words).is_empty() {
                out.push_str(&paragraph(&words));
            }
            return;
        }
        self.deep += 1;
        let outside = std::mem::take(&mut self.inline);
        self.figure_inside(element, out);
        self.inline = outside;
        self.deep -= 1;
    }

    fn figure_inside(&mut self, element: ElementRef, out: &mut String) {
        let FigureParts {
            pictures,
            caption: own,
        } = parts_of(element);
        self.taken
            .extend(pictures.iter().map(|picture| picture.id()));
        let (mut caption, mut others) = (String::new(), String::new());
        if let Some(words) = own {
            self.inline += 1;
            for child in words.children() {
                self.node(child, &mut caption, &mut others);
            }
            self.inline -= 1;
            self.taken.insert(words.id());
        }
        let beside = self.beside(element, &mut others);
        if pictures.is_empty() && !others.contains("<figure") {
            figure_without_pictures(&beside, &others, trimmed_breaks(&caption), out);
            return;
        }
        let mut beside = &beside[..];
        if own.is_none()
            && !pictures.is_empty()
            && let [Beside::Words(words)] = beside
        {
            caption.clone_from(words);
            beside = &[];
        }
        let mut caption = trimmed_breaks(&caption);
        if let Some((last, first)) = pictures.split_last() {
            for picture in first {
                self.picture(picture.value(), "", out);
            }
            self.picture(last.value(), caption, out);
            caption = "";
        }
        out.push_str(&others);
        if beside
            .iter()
            .any(|part| matches!(part, Beside::Block(html) if html.starts_with("<table")))
        {
            figure_without_pictures(beside, "", caption, out);
            return;
        }
        // The caption of the whole gallery, not of one picture.
        if !plain_text(caption).is_empty() {
            out.push_str(&paragraph(caption));
        }
        for part in beside {
            part.push_to(out);
        }
    }

    /// Returns the content of a figure besides its caption and its pictures;
    /// figures and embeds within it are written to `others`.
    fn beside(&mut self, element: ElementRef, others: &mut String) -> Vec<Beside> {
        let mut parts = Vec::new();
        let mut words = String::new();
        for child in element.children() {
            if self.taken.contains(&child.id()) {
                continue;
            }
            let inside = ElementRef::wrap(child);
            let name = inside.map_or("", |it| it.value().name());
            if name == "p" {
                end_words(&mut words, &mut parts);
                for child in child.children() {
                    self.node(child, &mut words, others);
                }
                end_words(&mut words, &mut parts);
            } else if is_block(name) {
                end_words(&mut words, &mut parts);
                let mut html = String::new();
                self.node(child, &mut html, others);
                let words = plain_text(&html);
                if is_url(&words) {
                    parts.push(Beside::Block(link_to(&self.here(&words))));
                } else if !words.is_empty() {
                    parts.push(Beside::Block(html));
                }
            } else {
                self.node(child, &mut words, others);
            }
        }
        end_words(&mut words, &mut parts);
        for part in &mut parts {
            if let Beside::Words(html) = part {
                let words = plain_text(html);
                if is_url(&words) {
                    *part = Beside::Block(link_to(&self.here(&words)));
                }
            }
        }
        parts
    }

    /// Writes a picture outside a figure; a symbol in the text becomes its
    /// alternative text.
    pub(super) fn loose_picture(&mut self, img: &Element, out: &mut String, figures: &mut String) {
        if is_emoji(img) {
            push_text(out, img.attr("alt").unwrap_or_default());
        } else {
            self.picture(img, "", figures);
        }
    }

    pub(super) fn picture(&mut self, img: &Element, caption: &str, out: &mut String) {
        if is_tracking_pixel(img) {
            return;
        }
        let picture = picture_ref(img);
        let has_caption = !plain_text(caption).is_empty();
        let Some(file) = self.scan.attachments.file(&picture, &self.scan.site) else {
            if has_caption {
                out.push_str(&paragraph(caption));
            }
            return;
        };
        // Galleries use the captions of the files.
        let mut of_file = String::new();
        if !has_caption && img.attr("data-attachment").is_some() {
            let known = self.scan.attachments.get(&file.key);
            push_text(
                &mut of_file,
                known
                    .map(|known| known.caption.as_str())
                    .unwrap_or_default(),
            );
        }
        let place = self
            .text
            .pictures
            .iter()
            .position(|known| *known == picture)
            .unwrap_or_else(|| {
                self.text.pictures.push(picture);
                self.text.pictures.len() - 1
            });
        out.push_str("<figure");
        // Written without escaping, which would remove the mark.
        out.push(' ');
        out.push_str(store::MEDIA_ATTRIBUTE);
        out.push_str("=\"");
        out.push(MARK);
        out.push_str(&place.to_string());
        out.push_str("\">");
        push_caption(out, if has_caption { caption } else { &of_file });
        push_close(out, "figure");
    }
}

fn push_caption(out: &mut String, caption: &str) {
    if !plain_text(caption).is_empty() {
        push_open(out, "figcaption");
        out.push_str(caption);
        push_close(out, "figcaption");
    }
}

impl Beside {
    fn push_to(&self, out: &mut String) {
        match self {
            Self::Words(words) => out.push_str(&paragraph(words)),
            Self::Block(html) => out.push_str(html),
        }
    }
}

fn end_words(words: &mut String, parts: &mut Vec<Beside>) {
    let words = std::mem::take(words);
    if !plain_text(&words).is_empty() {
        parts.push(Beside::Words(words));
    }
}

/// Writes a figure without pictures.
fn figure_without_pictures(beside: &[Beside], embeds: &str, caption: &str, out: &mut String) {
    let mut inside = String::new();
    for part in beside {
        part.push_to(&mut inside);
    }
    inside.push_str(embeds);
    if plain_text(caption).is_empty() {
        out.push_str(&inside);
    } else if inside.is_empty() {
        out.push_str(&paragraph(caption));
    } else {
        push_open(out, "figure");
        out.push_str(&inside);
        push_caption(out, caption);
        push_close(out, "figure");
    }
}

/// True for an emoji that WordPress draws as a picture.
fn is_emoji(img: &Element) -> bool {
    img.classes()
        .any(|class| matches!(class, "emoji" | "wp-smiley"))
        || img
            .attr("src")
            .is_some_and(|src| src.contains("//s.w.org/images/core/emoji/"))
}

/// True for a tracking pixel.
fn is_tracking_pixel(img: &Element) -> bool {
    ["width", "height"]
        .into_iter()
        .any(|side| matches!(img.attr(side), Some("0" | "1")))
}

/// A figure's own pictures and caption.
#[derive(Default)]
struct FigureParts<'a> {
    pictures: Vec<ElementRef<'a>>,
    caption: Option<ElementRef<'a>>,
}

/// Searches a figure, but not the figures, tables and captions within it: so
/// each element is visited once, however deep figures are nested.
fn parts_of(figure: ElementRef) -> FigureParts {
    let mut found = FigureParts::default();
    let mut waiting: Vec<ElementRef> = figure.child_elements().collect();
    waiting.reverse();
    while let Some(element) = waiting.pop() {
        let value = element.value();
        if is_caption(value) {
            found.caption = found.caption.or(Some(element));
        } else if value.name() == "img" {
            if !is_emoji(value) && !is_tracking_pixel(value) {
                found.pictures.push(element);
            }
        } else if !is_caption_frame(value) && !matches!(value.name(), "table" | "noscript") {
            let from = waiting.len();
            waiting.extend(element.child_elements());
            waiting[from..].reverse();
        }
    }
    found
}

/// Returns the picture that an `img` element names.
fn picture_ref(img: &Element) -> PictureRef {
    // Scripts for lazy loading store the address in other attributes.
    const SOURCES: [&str; 5] = [
        "data-src",
        "data-lazy-src",
        "data-original",
        "data-orig-file",
        "src",
    ];
    let url = SOURCES.into_iter().find_map(|name| {
        img.attr(name)
            .filter(|src| !src.trim().is_empty() && !src.starts_with("data:"))
    });
    let named = img
        .classes()
        .find_map(|class| class.strip_prefix("wp-image-")?.parse().ok());
    PictureRef {
        url: url.unwrap_or_default().trim().to_owned(),
        attachment: img
            .attr("data-attachment")
            .and_then(|id| id.parse().ok())
            .or(named),
        alt: img.attr("alt").unwrap_or_default().trim().to_owned(),
    }
}
