//! Fragments: what a browser that shows a page of this paper needs to show another one.
//! The frame, the style, and the latest and most read articles are there already.
//!
//! A fragment is a small HTML document with the paper's marks, the build that it is of,
//! title, canonical address, the section that the menu marks, and the page's `<main>`
//! with an empty place for the tabs.

use leptos::prelude::*;

use crate::address::{self, Query, View};
use crate::components::marked_section;
use crate::context::PageContext;
use crate::head::{Head, whole_title};
use crate::render::print;

/// The beginning of a fragment's path; the page's path and query follow.
pub const PREFIX: &str = "/manh";

/// Returns the path of the page whose fragment is at this path and query. The lite view
/// has no fragments: it runs no script that could use them.
pub fn page_of<'a>(path: &'a str, query: Option<&str>) -> Option<&'a str> {
    let page = path.strip_prefix(PREFIX)?;
    let is_lite = Query::parse(query).view == View::Lite;
    (page.starts_with('/') && !is_lite).then_some(page)
}

/// Prints the fragment of a page.
pub(crate) fn print_with<V: IntoView>(
    context: &PageContext,
    head: &Head,
    content: impl FnOnce() -> V,
) -> String {
    let config = &context.snapshot.config;
    let menu = marked_section(context).map(address::section);
    let canonical = (!head.canonical.is_empty()).then(|| {
        let url = context.absolute(&head.canonical);
        view! { <link rel="canonical" href=url /> }
    });
    print(config.language, || {
        view! {
            <!DOCTYPE html>
            <html
                lang=context.words.tag
                data-paper=config.marks()
                data-build=context.snapshot.assets.build().to_owned()
                data-menu=menu
            >
                <title>{whole_title(config, &head.title)}</title>
                {canonical}
                {content()}
            </html>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_is_at_its_page_with_a_prefix() {
        assert_eq!(page_of("/manh/", None), Some("/"));
        assert_eq!(page_of("/manh/a-7.html", Some("x=1")), Some("/a-7.html"));
        assert_eq!(page_of("/manh/a-7.html", Some("lite")), None);
        for other in ["/manh", "/manhh/a", "/a/manh/b", "/"] {
            assert_eq!(page_of(other, None), None, "{other}");
        }
    }
}
