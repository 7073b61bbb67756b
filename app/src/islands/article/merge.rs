//! Putting a new text in the place of the one that is shown, without a jump: what has not
//! changed stays as it is, and changed syllables are marked.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlTemplateElement, Node, Text};

use super::diff::{self, Block, Origin};
use crate::document as dom;

/// The class of the element whose children are compared block by block.
const TEXT: &str = "text";
/// Elements that belong to scripts and stay as they are.
const TOOLS: &str = ".tools, .share, .notify-me";
/// What may be at the top of the window.
const BLOCKS: &str = ":scope > :not(.text), .text > *";
const BELOW: &str = ".after-article > *";

/// Shows another version of an article's part of the page. Returns the number of blocks
/// that are new or changed; `None` if this is no such part, and nothing has changed.
pub(super) fn show(article: &Element, html: &str) -> Option<usize> {
    let document = dom::document()?;
    let new = parsed(&document, html)?;
    new.iter().find(|it| it.class_list().contains(TEXT))?;
    let mut places = Places::of(article);
    let mut count = 0;
    let mut old: Vec<Element> = dom::children(article);
    // The breadcrumb is above the part.
    let mut place = old.first().filter(|it| it.local_name() == "nav").cloned();
    if place.is_some() {
        old.remove(0);
    }
    for element in new {
        let twin = old.iter().position(|it| role(it) == role(&element));
        let twin = twin.map(|at| old.remove(at));
        let shown = match twin {
            Some(twin) if twin.matches(TOOLS).unwrap_or(false) => twin,
            Some(twin) if twin.outer_html() == element.outer_html() => twin,
            Some(twin) if twin.class_list().contains(TEXT) => {
                count += show_blocks(&document, &mut places, &twin, &element);
                twin
            }
            Some(twin) => {
                mark_changes(&document, &twin, &element);
                places.replace(&twin, &element);
                count += 1;
                element
            }
            None => {
                count += 1;
                element
            }
        };
        put_after(article, place.as_ref(), &shown);
        place = Some(shown);
    }
    for gone in old {
        gone.remove();
    }
    places.hold();
    Some(count)
}

/// Takes the text of a withdrawn article away and says so.
pub(super) fn take_away(article: &Element, words: &str) {
    let Some(document) = dom::document() else {
        return;
    };
    article.set_inner_html("");
    if let Ok(line) = document.create_element("p") {
        line.set_class_name("warning");
        line.set_attribute("role", "alert").ok();
        line.set_text_content(Some(words));
        article.append_child(&line).ok();
    }
}

/// The elements of a part of a page; nothing is loaded yet.
fn parsed(document: &Document, html: &str) -> Option<Vec<Element>> {
    let template = document.create_element("template").ok()?;
    let template: HtmlTemplateElement = template.dyn_into().ok()?;
    template.set_inner_html(html);
    let first = template.content().first_element_child();
    Some(std::iter::successors(first, Element::next_element_sibling).collect())
}

/// Puts `element` behind `place`, or first, unless it is there.
fn put_after(parent: &Element, place: Option<&Element>, element: &Element) {
    let next = match place {
        Some(place) => place.next_element_sibling(),
        None => parent.first_element_child(),
    };
    if next.as_ref() != Some(element) {
        parent.insert_before(element, next.as_deref()).ok();
    }
}

/// What an element is in its article: its name and first class.
fn role(element: &Element) -> (String, Option<String>) {
    (element.local_name(), element.class_list().item(0))
}

fn block(element: &Element) -> Block {
    Block {
        name: element.local_name(),
        html: element.outer_html(),
        text: element.text_content().unwrap_or_default(),
    }
}

/// Shows the blocks of `new` in `shown`; returns how many are new, changed or gone.
fn show_blocks(document: &Document, places: &mut Places, shown: &Element, new: &Element) -> usize {
    let (old, new) = (dom::children(shown), dom::children(new));
    let blocks = |all: &[Element]| all.iter().map(block).collect::<Vec<_>>();
    let origins = diff::origins(&blocks(&old), &blocks(&new));
    let mut gone: Vec<bool> = vec![true; old.len()];
    let mut count = 0;
    let mut place: Option<Element> = None;
    for (element, origin) in new.into_iter().zip(origins) {
        let block = match origin {
            Origin::Same(at) => {
                gone[at] = false;
                old[at].clone()
            }
            Origin::Changed(at) => {
                gone[at] = false;
                count += 1;
                mark_changes(document, &old[at], &element);
                places.replace(&old[at], &element);
                element
            }
            Origin::New => {
                count += 1;
                element
            }
        };
        put_after(shown, place.as_ref(), &block);
        place = Some(block);
    }
    for (element, gone) in old.iter().zip(gone) {
        if gone {
            element.remove();
            count += 1;
        }
    }
    count
}

/// Marks the syllables of `new` that `old` does not have.
fn mark_changes(document: &Document, old: &Element, new: &Element) {
    let before = old.text_content().unwrap_or_default();
    let after = new.text_content().unwrap_or_default();
    let places = diff::changed_places(&before, &after);
    let mut start = 0;
    for text in texts(new) {
        let content = text.data();
        let end = start + content.len();
        let inside: Vec<_> = places
            .iter()
            .filter(|place| place.start < end && place.end > start)
            .map(|place| place.start.max(start) - start..place.end.min(end) - start)
            .collect();
        if !inside.is_empty() {
            let mut nodes: Vec<Node> = Vec::new();
            let mut done = 0;
            for place in inside {
                nodes.push(
                    document
                        .create_text_node(&content[done..place.start])
                        .into(),
                );
                if let Ok(mark) = document.create_element("mark") {
                    mark.set_text_content(Some(&content[place.clone()]));
                    nodes.push(mark.into());
                }
                done = place.end;
            }
            nodes.push(document.create_text_node(&content[done..]).into());
            for node in &nodes {
                if let Some(parent) = text.parent_node() {
                    parent.insert_before(node, Some(&text)).ok();
                }
            }
            text.remove();
        }
        start = end;
    }
}

/// The texts within an element, in order.
fn texts(element: &Element) -> Vec<Text> {
    let mut found = Vec::new();
    let mut waiting: Vec<Node> = vec![element.clone().into()];
    while let Some(node) = waiting.pop() {
        if let Some(text) = node.dyn_ref::<Text>() {
            found.push(text.clone());
        }
        let mut child = node.last_child();
        while let Some(node) = child {
            child = node.previous_sibling();
            waiting.push(node);
        }
    }
    found
}

/// The blocks from the one at the top of the window on, with the places of their tops.
struct Places(Vec<(Element, f64)>);

impl Places {
    fn of(article: &Element) -> Self {
        let around = article.closest("main").ok().flatten();
        let below = around.and_then(|it| it.query_selector_all(BELOW).ok());
        let blocks = article.query_selector_all(BLOCKS).ok();
        let all = blocks.into_iter().chain(below);
        let seen = all.flat_map(|it| dom::elements(&it)).filter_map(|element| {
            let place = element.get_bounding_client_rect();
            (place.bottom() > 0.0 && place.height() > 0.0).then(|| (element, place.top()))
        });
        Self(seen.collect())
    }

    /// Puts a new version of a block in its place.
    fn replace(&mut self, old: &Element, new: &Element) {
        old.replace_with_with_node_1(new).ok();
        for (element, _) in &mut self.0 {
            if element == old {
                *element = new.clone();
            }
        }
    }

    /// Scrolls so that the first of them that is still there has not moved.
    fn hold(&self) {
        let left = self.0.iter().find(|(element, _)| element.is_connected());
        if let (Some((element, top)), Some(window)) = (left, web_sys::window()) {
            let moved = element.get_bounding_client_rect().top() - top;
            window.scroll_by_with_x_and_y(0.0, moved);
        }
    }
}
