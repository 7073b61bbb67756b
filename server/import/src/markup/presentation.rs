//! Presentation that shows the role of an element.

use scraper::node::Element;
use scraper::{ElementRef, Node};

use crate::plain_text::collapse_whitespace;

/// True if the whole text is emphasised.
pub(super) fn is_strong(element: ElementRef) -> bool {
    let mut words = element.descendants().filter(|node| match node.value() {
        Node::Text(text) => !text.trim().is_empty(),
        _ => false,
    });
    let emphasised = |node: &ego_tree::NodeRef<Node>| {
        let above = node
            .ancestors()
            .take_while(|above| above.id() != element.id());
        above
            .filter_map(ElementRef::wrap)
            .any(|above| matches!(above.value().name(), "strong" | "b" | "em" | "i"))
    };
    words.next().is_some_and(|first| emphasised(&first)) && words.all(|node| emphasised(&node))
}

/// True for an element aligned right.
pub(super) fn is_right(element: &Element) -> bool {
    let style = element
        .attr("style")
        .unwrap_or_default()
        .replace(' ', "")
        .to_lowercase();
    style.contains("text-align:right")
        || style.contains("text-align:end")
        || element
            .attr("align")
            .is_some_and(|align| align.eq_ignore_ascii_case("right"))
        || element
            .classes()
            .any(|class| matches!(class, "has-text-align-right" | "text-right"))
}

/// True for WordPress's frame around a picture and its caption.
pub(super) fn is_caption_frame(element: &Element) -> bool {
    element.name() == "figure" || element.classes().any(|class| class == "wp-caption")
}

/// True for the caption of a picture.
pub(super) fn is_caption(element: &Element) -> bool {
    element.name() == "figcaption"
        || element
            .classes()
            .any(|class| matches!(class, "wp-caption-text" | "wp-caption-dd"))
}

/// Returns the caption of a table that contains only a picture and a line below
/// it, a layout that editors make by hand; `None` for any other table.
pub(super) fn picture_table_caption(table: ElementRef) -> Option<String> {
    const LONGEST: usize = 400;
    let named = |name: &'static str| {
        table
            .descendants()
            .filter_map(ElementRef::wrap)
            .filter(move |it| it.value().name() == name)
    };
    let words = collapse_whitespace(&table.text().collect::<String>());
    let fits = named("img").count() == 1
        && named("td").chain(named("th")).count() <= 2
        && words.chars().count() <= LONGEST;
    fits.then_some(words)
}
