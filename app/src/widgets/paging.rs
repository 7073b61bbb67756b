//! The links from one page of a list to the next.

use leptos::prelude::*;
use store::{Cursor, Direction, Listing};

use crate::address::{View, way};
use crate::words;

/// Links to the newer and older pages around `listing`, where there are any;
/// `inside` is true where it is not the list's start.
pub(crate) fn paging(
    view: View,
    path: &str,
    inside: bool,
    listing: &Listing,
) -> impl IntoView + use<> {
    let link = |wanted: bool, teaser: Option<&store::Teaser>, to: Direction, rel, words| {
        let teaser = teaser.filter(|_| wanted)?;
        let href = view.link_with(path, way(to), &Cursor::of(teaser).to_string());
        Some(view! {
            <a rel=rel href=href>
                {words}
            </a>
        })
    };
    let newer = link(
        listing.newer,
        listing.teasers.first(),
        Direction::Newer,
        "prev",
        words::NEWER_PAGE,
    );
    let older = link(
        listing.older,
        listing.teasers.last(),
        Direction::Older,
        "next",
        words::OLDER_PAGE,
    );
    let first = inside.then(|| view! { <a href=view.link(path)>{words::FIRST_PAGE}</a> });
    (newer.is_some() || older.is_some() || inside).then(|| {
        view! {
            <nav class="paging" aria-label=words::PAGING>
                {first} {newer} {older}
            </nav>
        }
    })
}
