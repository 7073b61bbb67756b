//! Walks the old HTML and writes the blocks of a [`Text`].

use std::collections::HashSet;

use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Html, Node};

use super::classic::{is_block, is_container};
use super::embed::{self, is_foreign, is_url, link_to};
use super::escape::{push_attribute, push_close, push_text, trimmed_breaks};
use super::presentation::{is_caption_frame, is_right, is_strong, picture_table_caption};
use super::text::{Block, Kind, Text};
use crate::plain_text::plain_text;
use crate::scan::Scan;

/// Elements nested deeper than this lose their tags: no real text needs them,
/// and each level uses stack.
pub(super) const DEEPEST: u32 = 60;

/// Attributes that are kept; the sanitizer decides on which elements.
const KEPT: [&str; 9] = [
    "title", "colspan", "rowspan", "scope", "start", "datetime", "lang", "dir", "id",
];

pub(super) fn write(document: &Html, scan: &Scan) -> Text {
    let text = Text::default();
    let mut writer = Writer {
        scan,
        text,
        loose: String::new(),
        right: false,
        deep: 0,
        inline: 0,
        taken: HashSet::new(),
    };
    writer.blocks(document.root_element());
    writer.end_loose();
    writer.text
}

pub(super) struct Writer<'a> {
    pub(super) scan: &'a Scan,
    pub(super) text: Text,
    /// Inline HTML outside a paragraph.
    loose: String,
    /// True inside an element aligned right.
    right: bool,
    pub(super) deep: u32,
    /// Number of enclosing elements that may not contain blocks.
    pub(super) inline: u32,
    /// Pictures and captions that figures have already written.
    pub(super) taken: HashSet<NodeId>,
}

impl Writer<'_> {
    fn blocks(&mut self, parent: ElementRef) {
        if self.deep > DEEPEST {
            let words: String = parent.text().collect();
            push_text(&mut self.loose, &words);
            return;
        }
        self.deep += 1;
        for child in parent.children() {
            match child.value() {
                Node::Text(text) => push_text(&mut self.loose, text),
                Node::Element(_) => {
                    let Some(element) = ElementRef::wrap(child) else {
                        continue;
                    };
                    self.block(element);
                }
                _ => {}
            }
        }
        self.deep -= 1;
    }

    fn block(&mut self, element: ElementRef) {
        let name = element.value().name();
        if name == "p" {
            self.end_loose();
            self.paragraph(element);
        } else if is_caption_frame(element.value()) {
            self.end_loose();
            let mut out = String::new();
            self.figure(element, &mut out);
            self.push(out);
        } else if let Some(link) = self.filled_by_script(element) {
            self.end_loose();
            self.push(link);
        } else if is_container(name) || matches!(name, "details" | "fieldset" | "nav") {
            self.end_loose();
            let outside = self.right;
            self.right |= is_right(element.value());
            self.blocks(element);
            self.end_loose();
            self.right = outside;
        } else if let Some(caption) = (name == "table")
            .then(|| picture_table_caption(element))
            .flatten()
        {
            self.end_loose();
            let mut words = String::new();
            push_text(&mut words, &caption);
            let mut out = String::new();
            for img in named(element, "img") {
                self.picture(img.value(), &words, &mut out);
            }
            self.push(out);
        } else if is_block(name) || is_foreign(name) {
            self.end_loose();
            let (mut out, mut figures) = (String::new(), String::new());
            self.element(element, &mut out, &mut figures);
            self.push(out);
            self.push(figures);
        } else {
            let mut loose = std::mem::take(&mut self.loose);
            let mut figures = String::new();
            self.element(element, &mut loose, &mut figures);
            self.loose = loose;
            if !figures.is_empty() {
                self.end_loose();
                self.push(figures);
            }
        }
    }

    fn paragraph(&mut self, element: ElementRef) {
        let (mut inside, mut figures) = (String::new(), String::new());
        for child in element.children() {
            self.node(child, &mut inside, &mut figures);
        }
        let words = plain_text(&inside);
        if is_url(&words) {
            let link = link_to(&self.here(&words));
            self.push(link);
        } else if !words.is_empty() {
            let kind = Kind::Paragraph {
                strong: is_strong(element),
                right: self.right || is_right(element.value()),
                linked: inside.contains("<a "),
            };
            self.text.blocks.push(Block {
                html: paragraph(&inside),
                words,
                kind,
            });
        }
        self.push(figures);
    }

    /// Ends a paragraph that had no tags of its own.
    fn end_loose(&mut self) {
        let loose = std::mem::take(&mut self.loose);
        let words = plain_text(&loose);
        if is_url(&words) {
            let link = link_to(&self.here(&words));
            self.push(link);
        } else if !words.is_empty() {
            let kind = Kind::Paragraph {
                strong: false,
                right: self.right,
                linked: loose.contains("<a "),
            };
            self.text.blocks.push(Block {
                html: paragraph(&loose),
                words,
                kind,
            });
        }
    }

    fn push(&mut self, html: String) {
        let words = plain_text(&html);
        if !words.is_empty() || html.contains("<figure") || html.contains("<hr") {
            self.text.blocks.push(Block {
                html,
                words,
                kind: Kind::Other,
            });
        }
    }

    pub(super) fn node(&mut self, node: NodeRef<Node>, out: &mut String, figures: &mut String) {
        match node.value() {
            Node::Text(text) => push_text(out, text),
            Node::Element(_) => {
                if let Some(element) = ElementRef::wrap(node)
                    && !self.taken.contains(&node.id())
                {
                    self.element(element, out, figures);
                }
            }
            _ => {}
        }
    }

    /// Writes an element to `out`, and its pictures, which may not be inside a
    /// paragraph, to `figures`.
    fn element(&mut self, element: ElementRef, out: &mut String, figures: &mut String) {
        let value = element.value();
        let name = value.name();
        match name {
            "script" | "style" | "svg" | "noscript" | "template" | "math" | "head" | "source"
            | "track" | "button" | "select" | "textarea" => {}
            "img" => self.loose_picture(value, out, figures),
            _ if is_caption_frame(value) => self.figure(element, figures),
            _ if is_foreign(name) => {
                if let Some(url) = embed::address(element) {
                    figures.push_str(&link_to(&self.here(&url)));
                }
            }
            "a" => self.anchor(element, out, figures),
            "div" | "span" if value.attr("data-href").is_some() && self.deep <= DEEPEST => {
                match self.filled_by_script(element) {
                    Some(link) => figures.push_str(&link),
                    None => self.tagged_deeper(element, out, figures),
                }
            }
            _ if self.deep > DEEPEST => {
                let words: String = element.text().collect();
                push_text(out, &words);
            }
            _ => self.tagged_deeper(element, out, figures),
        }
    }

    fn tagged_deeper(&mut self, element: ElementRef, out: &mut String, figures: &mut String) {
        self.deep += 1;
        self.tagged(element, out, figures);
        self.deep -= 1;
    }

    fn tagged(&mut self, element: ElementRef, out: &mut String, figures: &mut String) {
        let value = element.value();
        let name = match value.name() {
            "h1" => "h2",
            "h5" | "h6" => "h4",
            // A container without blocks becomes a paragraph if one is allowed
            // here.
            name if is_container(name) && self.inline > 0 => " ",
            name if is_container(name)
                && element
                    .child_elements()
                    .any(|it| is_block(it.value().name())) =>
            {
                ""
            }
            name if is_container(name) => "p",
            name => name,
        };
        if name.trim().is_empty() {
            out.push_str(name);
        } else {
            out.push('<');
            out.push_str(name);
            for kept in KEPT {
                if let Some(text) = value.attr(kept) {
                    push_attribute(out, kept, text);
                }
            }
            out.push('>');
        }
        if matches!(name, "br" | "hr" | "wbr" | "col" | "input") {
            return;
        }
        let inline = u32::from(!is_block(value.name()) || matches!(name, "p" | "h2" | "h3" | "h4"));
        self.inline += inline;
        for child in element.children() {
            self.node(child, out, figures);
        }
        self.inline -= inline;
        if name.trim().is_empty() {
            out.push_str(name);
        } else {
            push_close(out, name);
        }
    }

    /// Returns the new address; records files that stay on the old site.
    pub(super) fn here(&mut self, url: &str) -> String {
        match self.scan.external_file(url) {
            Some(there) => {
                if !self.text.left_there.contains(&there) {
                    self.text.left_there.push(there.clone());
                }
                there
            }
            None => self.scan.rewrite(url),
        }
    }

    /// Returns a link for an element that a social network's script would
    /// replace.
    fn filled_by_script(&mut self, element: ElementRef) -> Option<String> {
        let value = element.value();
        let url = value.attr("data-href").map(str::trim)?;
        let of_plugin = value.classes().any(|class| class.starts_with("fb-"));
        let empty = element.text().all(|text| text.trim().is_empty());
        (of_plugin && empty && is_url(url)).then(|| link_to(&self.here(url)))
    }

    fn anchor(&mut self, element: ElementRef, out: &mut String, figures: &mut String) {
        let value = element.value();
        let mut inside = String::new();
        self.inline += 1;
        self.deep += 1;
        for child in element.children() {
            self.node(child, &mut inside, figures);
        }
        self.deep -= 1;
        self.inline -= 1;
        let target = value
            .attr("id")
            .or_else(|| value.attr("name"))
            .filter(|id| !id.is_empty());
        if plain_text(&inside).is_empty() && target.is_none() {
            return;
        }
        out.push_str("<a");
        if let Some(target) = target {
            push_attribute(out, "id", target);
        }
        match value.attr("href").map(str::trim).unwrap_or_default() {
            "" => {}
            href => match href.strip_prefix('#') {
                // The sanitizer prefixes every id with this.
                Some(id) => push_attribute(out, "href", &format!("#p-{id}")),
                None => push_attribute(out, "href", &self.here(href)),
            },
        }
        out.push('>');
        out.push_str(&inside);
        out.push_str("</a>");
    }
}

pub(super) fn paragraph(inside: &str) -> String {
    format!("<p>{}</p>", trimmed_breaks(inside))
}

pub(super) fn named<'a>(
    element: ElementRef<'a>,
    name: &'static str,
) -> impl Iterator<Item = ElementRef<'a>> {
    element
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter(move |it| it.value().name() == name)
}
