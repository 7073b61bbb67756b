//! Figures: pictures with their captions, galleries, embeds and tables.

use scraper::ElementRef;
use scraper::node::Element;

use super::embed::{is_url, link_to};
use super::escape::{push_attribute, push_close, push_open, push_text, trimmed_breaks};
use super::looks::{is_caption, is_caption_frame};
use super::writer::{Writer, named, paragraph};
use super::{MARK, PictureRef, words_of};

impl Writer<'_> {
    /// A figure: its pictures, the last with the caption; or what is embedded,
    /// or a table or quotation with its caption.
    pub(super) fn figure(&mut self, element: ElementRef, out: &mut String) {
        let mut own = element.child_elements().find(|it| is_caption(it.value()));
        if own.is_none() {
            let mut inside = element.descendants().skip(1).filter_map(ElementRef::wrap);
            own = inside.find(|it| is_caption(it.value()));
        }
        let mut caption = String::new();
        if let Some(words) = own {
            let mut pictures = String::new();
            self.inline += 1;
            for child in words.children() {
                self.node(child, &mut caption, &mut pictures);
            }
            self.inline -= 1;
        }
        let caption = trimmed_breaks(&caption);
        let inner: Vec<ElementRef> = outermost_figures(element);
        if !inner.is_empty() {
            for figure in &inner {
                self.figure(*figure, out);
            }
            // The caption of all of them stands in none of them.
            let of_all =
                own.filter(|own| own.parent().is_some_and(|above| above.id() == element.id()));
            if of_all.is_some() && !words_of(caption).is_empty() {
                out.push_str(&paragraph(caption));
            }
            return;
        }
        let pictures: Vec<ElementRef> = named(element, "img").collect();
        if let Some((last, first)) = pictures.split_last() {
            for picture in first {
                self.picture(picture.value(), "", out);
            }
            self.picture(last.value(), caption, out);
            return;
        }
        self.unpictured(element, caption, out);
    }

    fn unpictured(&mut self, element: ElementRef, caption: &str, out: &mut String) {
        let (mut inside, mut links) = (String::new(), String::new());
        for child in element.children() {
            let is_caption = ElementRef::wrap(child).is_some_and(|it| is_caption(it.value()));
            if !is_caption {
                self.node(child, &mut inside, &mut links);
            }
        }
        let words = words_of(&inside);
        if is_url(&words) {
            inside = link_to(&self.survey.here(&words));
        } else if words.is_empty() {
            inside = links;
        } else {
            inside.push_str(&links);
        }
        if words_of(caption).is_empty() {
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

    /// A picture outside of a figure: a sign in the text is its words.
    pub(super) fn loose_picture(&mut self, img: &Element, out: &mut String, figures: &mut String) {
        if img
            .classes()
            .any(|class| matches!(class, "emoji" | "wp-smiley"))
        {
            push_text(out, img.attr("alt").unwrap_or_default());
        } else {
            self.picture(img, "", figures);
        }
    }

    pub(super) fn picture(&mut self, img: &Element, caption: &str, out: &mut String) {
        // Counters of readers.
        if ["width", "height"]
            .into_iter()
            .any(|side| matches!(img.attr(side), Some("0" | "1")))
        {
            return;
        }
        // Scripts that load pictures late keep the address elsewhere.
        let src = [
            "data-src",
            "data-lazy-src",
            "data-original",
            "data-orig-file",
            "src",
        ]
        .into_iter()
        .find_map(|name| {
            img.attr(name)
                .filter(|src| !src.trim().is_empty() && !src.starts_with("data:"))
        });
        let named = img
            .classes()
            .find_map(|class| class.strip_prefix("wp-image-")?.parse().ok());
        let picture = PictureRef {
            url: src.unwrap_or_default().trim().to_owned(),
            attachment: img
                .attr("data-attachment")
                .and_then(|id| id.parse().ok())
                .or(named),
            alt: img.attr("alt").unwrap_or_default().trim().to_owned(),
        };
        let has_caption = !words_of(caption).is_empty();
        let Some(file) = self.survey.attachments.file(&picture, &self.survey.site) else {
            if has_caption {
                out.push_str(&paragraph(caption));
            }
            return;
        };
        // Galleries take their captions from the files.
        let mut of_file = String::new();
        if !has_caption && img.attr("data-attachment").is_some() {
            let known = self.survey.attachments.get(&file.key);
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
        push_attribute(out, store::MEDIA_ATTRIBUTE, &format!("{MARK}{place}"));
        out.push('>');
        push_caption(out, if has_caption { caption } else { &of_file });
        push_close(out, "figure");
    }
}

fn push_caption(out: &mut String, caption: &str) {
    if !words_of(caption).is_empty() {
        push_open(out, "figcaption");
        out.push_str(caption);
        push_close(out, "figcaption");
    }
}

/// The figures inside of a figure that stand in no other one there.
fn outermost_figures(element: ElementRef) -> Vec<ElementRef> {
    let inside = element.descendants().skip(1).filter_map(ElementRef::wrap);
    let figures = inside.filter(|it| is_caption_frame(it.value()));
    let outermost = figures.filter(|figure| {
        let above = figure
            .ancestors()
            .take_while(|above| above.id() != element.id());
        above
            .filter_map(ElementRef::wrap)
            .all(|above| !is_caption_frame(above.value()))
    });
    outermost.collect()
}
