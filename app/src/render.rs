//! Renders a view to HTML, with Leptos's renderer, into one string.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use memchr::memmem;

use crate::words::Language;

/// The marker that Leptos writes between texts and views, for hydration.
const MARKER: &[u8] = b"<!>";
/// The same comment node in valid HTML.
const VALID_MARKER: &str = "<!---->";
/// The beginning of the names of the elements around islands and the printed children of
/// islands, and the rest of either.
const LEPTOS: &[u8] = b"leptos-";
const ISLAND: &[u8] = b"island";
const CHILDREN: &[u8] = b"children";

/// Renders a view, including islands in `language`, to one string.
pub fn print<V: IntoView>(language: Language, view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        provide_context(language);
        view().into_view().to_html()
    });
    with_valid_markers(&html)
}

/// Removes markers where nothing hydrates: outside islands, and in an island's printed
/// children.
fn with_valid_markers(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut tags = tags(html.as_bytes()).peekable();
    // For each element around: whether it hydrates.
    let mut around = Vec::new();
    let mut done = 0;
    for at in memmem::find_iter(html.as_bytes(), MARKER) {
        while let Some((_, tag)) = tags.next_if(|(place, _)| *place < at) {
            match tag {
                Tag::Opens { hydrates } => around.push(hydrates),
                Tag::Closes => drop(around.pop()),
            }
        }
        out.push_str(&html[done..at]);
        if around.last() == Some(&true) {
            out.push_str(VALID_MARKER);
        }
        done = at + MARKER.len();
    }
    out.push_str(&html[done..]);
    out
}

/// A tag of an island or of an island's children.
enum Tag {
    Opens { hydrates: bool },
    Closes,
}

/// The tags of islands and of their children, with their positions.
fn tags(html: &[u8]) -> impl Iterator<Item = (usize, Tag)> {
    memmem::find_iter(html, LEPTOS).filter_map(|at| {
        let name = &html[at + LEPTOS.len()..];
        let hydrates = name.starts_with(ISLAND);
        if !hydrates && !name.starts_with(CHILDREN) {
            return None;
        }
        match html[..at] {
            [.., b'<'] => Some((at, Tag::Opens { hydrates })),
            [.., b'<', b'/'] => Some((at, Tag::Closes)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_stay_only_in_islands() {
        assert_eq!(
            with_valid_markers(
                "a<!>b<leptos-island data-x>c<!><leptos-island>d<!></leptos-island><!></leptos-island><!>e"
            ),
            "ab<leptos-island data-x>c<!----><leptos-island>d<!----></leptos-island><!----></leptos-island>e"
        );
        assert_eq!(
            with_valid_markers(
                "<leptos-island>a<!><leptos-children>b<!><leptos-island>c<!></leptos-island>d<!></leptos-children>e<!></leptos-island>"
            ),
            "<leptos-island>a<!----><leptos-children>b<leptos-island>c<!----></leptos-island>d</leptos-children>e<!----></leptos-island>"
        );
        assert_eq!(with_valid_markers(""), "");
    }
}
