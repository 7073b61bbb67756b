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
/// The name of an island's element.
const ISLAND: &[u8] = b"leptos-island";

/// Renders a view, including islands in `language`.
pub(crate) fn print<V: IntoView>(language: Language, view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        provide_context(language);
        view().into_view().to_html()
    });
    with_valid_markers(&html)
}

/// Removes markers outside islands, where nothing hydrates.
fn with_valid_markers(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut tags = island_tags(html.as_bytes()).peekable();
    let mut depth = 0_usize;
    let mut done = 0;
    for at in memmem::find_iter(html.as_bytes(), MARKER) {
        while let Some((_, opens)) = tags.next_if(|(tag, _)| *tag < at) {
            depth = if opens {
                depth + 1
            } else {
                depth.saturating_sub(1)
            };
        }
        out.push_str(&html[done..at]);
        if depth > 0 {
            out.push_str(VALID_MARKER);
        }
        done = at + MARKER.len();
    }
    out.push_str(&html[done..]);
    out
}

/// The positions of islands' tags, each with whether it opens one.
fn island_tags(html: &[u8]) -> impl Iterator<Item = (usize, bool)> {
    memmem::find_iter(html, ISLAND).filter_map(|at| match html[..at] {
        [.., b'<'] => Some((at, true)),
        [.., b'<', b'/'] => Some((at, false)),
        _ => None,
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
        assert_eq!(with_valid_markers(""), "");
    }
}
