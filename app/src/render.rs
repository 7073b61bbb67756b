//! A view as HTML: Leptos's own renderer, into one whole string.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use crate::words::Language;

/// What Leptos puts between texts and views, for its hydration.
const MARKER: &[u8] = b"<!>";
/// The same node of the document, as HTML wants it written.
const VALID_MARKER: &str = "<!---->";
const ISLAND: &[u8] = b"<leptos-island";
const ISLAND_END: &[u8] = b"</leptos-island>";

/// Prints a view, islands included; those speak `language`.
pub(crate) fn print<V: IntoView>(language: Language, view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        provide_context(language);
        view().into_view().to_html()
    });
    with_valid_markers(&html)
}

/// Markers are kept where islands hydrate, and needed nowhere else.
fn with_valid_markers(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut depth = 0_usize;
    let mut done = 0;
    for (at, _) in html.match_indices('<') {
        let tag = &html.as_bytes()[at..];
        if tag.starts_with(MARKER) {
            out.push_str(&html[done..at]);
            if depth > 0 {
                out.push_str(VALID_MARKER);
            }
            done = at + MARKER.len();
        } else if tag.starts_with(ISLAND) {
            depth += 1;
        } else if tag.starts_with(ISLAND_END) {
            depth = depth.saturating_sub(1);
        }
    }
    out.push_str(&html[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_stay_in_islands_alone() {
        assert_eq!(
            with_valid_markers(
                "a<!>b<leptos-island data-x>c<!><leptos-island>d<!></leptos-island><!></leptos-island><!>e"
            ),
            "ab<leptos-island data-x>c<!----><leptos-island>d<!----></leptos-island><!----></leptos-island>e"
        );
        assert_eq!(with_valid_markers(""), "");
    }
}
