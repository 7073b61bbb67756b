//! Links between the pages of a list.

use leptos::prelude::*;
use store::{Cursor, Direction, Listing};

use crate::address::paging_field;
use crate::context::ViewStyle;

/// Links to the newer and older page around `listing`, if there are any;
/// `inside` is true unless it is the list's start.
pub(crate) fn paging(
    style: ViewStyle,
    path: &str,
    inside: bool,
    listing: &Listing,
) -> impl IntoView + use<> {
    let newer = listing.teasers.first().filter(|_| listing.newer);
    let older = listing.teasers.last().filter(|_| listing.older);
    place_links(
        style,
        path,
        inside,
        (newer.map(Cursor::of), style.words.newer_page),
        (older.map(Cursor::of), style.words.older_page),
    )
}

/// The same for any list: the cursors of the neighbouring pages and the texts
/// of the links.
pub(crate) fn place_links(
    style: ViewStyle,
    path: &str,
    inside: bool,
    newer: (Option<Cursor>, &'static str),
    older: (Option<Cursor>, &'static str),
) -> impl IntoView + use<> {
    let link = |(place, words): (Option<Cursor>, &'static str), to: Direction, rel| {
        let href = style
            .view
            .link_with(path, paging_field(to), &place?.to_string());
        Some(view! {
            <a rel=rel href=href>
                {words}
            </a>
        })
    };
    let newer = link(newer, Direction::Newer, "prev");
    let older = link(older, Direction::Older, "next");
    let first =
        inside.then(|| view! { <a href=style.view.link(path)>{style.words.first_page}</a> });
    (newer.is_some() || older.is_some() || inside).then(|| {
        view! {
            <nav class="paging" aria-label=style.words.paging>
                {first} {newer} {older}
            </nav>
        }
    })
}
