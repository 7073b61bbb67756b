//! The sentences of an article in the document, in the order in which they are read.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, Range, Text};

use crate::document as dom;

/// The parts of an article that are read.
const PARTS: &str = "h1, .lead, .text";
/// Elements whose text is not read.
const SILENT: [&str; 6] = ["figure", "table", "script", "style", "button", "svg"];
/// Elements that break a text: nothing that is read crosses their edges.
const BLOCKS: [&str; 16] = [
    "article",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ol",
    "p",
    "ul",
];

/// A text without a break: its pieces in the document, each with its place in it.
#[derive(Default)]
struct Run {
    text: String,
    pieces: Vec<(usize, Text)>,
}

/// A sentence in the document.
#[derive(Clone)]
pub(super) struct Sentence {
    /// What is read.
    pub(super) words: String,
    start: (Text, u32),
    end: (Text, u32),
}

impl Sentence {
    /// The place of the sentence.
    pub(super) fn range(&self, document: &Document) -> Option<Range> {
        let range = document.create_range().ok()?;
        range.set_start(&self.start.0, self.start.1).ok()?;
        range.set_end(&self.end.0, self.end.1).ok()?;
        Some(range)
    }
}

/// Returns the sentences of an article.
pub(super) fn sentences(article: &Element) -> Vec<Sentence> {
    let parts = article.query_selector_all(PARTS);
    let mut runs = vec![Run::default()];
    for part in parts.iter().flat_map(dom::elements) {
        walk(&part, &mut runs);
    }
    runs.iter().flat_map(sentences_of).collect()
}

fn walk(node: &Node, runs: &mut Vec<Run>) {
    if let (Some(text), Some(run)) = (node.dyn_ref::<Text>(), runs.last_mut()) {
        run.pieces.push((run.text.len(), text.clone()));
        run.text.push_str(&text.data());
        return;
    }
    let name = node.node_name().to_ascii_lowercase();
    if SILENT.contains(&name.as_str()) {
        return;
    }
    if let ("br", Some(run)) = (name.as_str(), runs.last_mut()) {
        run.text.push(' ');
    }
    let breaks = BLOCKS.contains(&name.as_str());
    if breaks {
        runs.push(Run::default());
    }
    let mut child = node.first_child();
    while let Some(node) = child {
        walk(&node, runs);
        child = node.next_sibling();
    }
    if breaks {
        runs.push(Run::default());
    }
}

fn sentences_of(run: &Run) -> Vec<Sentence> {
    let found = viet::sentences(&run.text).into_iter();
    let sentence = |range: std::ops::Range<usize>| {
        Some(Sentence {
            words: run.text[range.clone()].to_owned(),
            start: position(run, range.start)?,
            end: position(run, range.end)?,
        })
    };
    found.filter_map(sentence).collect()
}

/// The piece that holds the place `at` of a run, and the place in it, in UTF-16 units.
fn position(run: &Run, at: usize) -> Option<(Text, u32)> {
    let (start, text) = run.pieces.iter().rev().find(|(start, _)| *start <= at)?;
    let units = run.text[*start..at].encode_utf16().count();
    Some((text.clone(), u32::try_from(units).ok()?.min(text.length())))
}
