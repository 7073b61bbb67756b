//! The links from one page of a list to the next.

use leptos::prelude::*;
use store::{Cursor, Direction, Listing};

use crate::address::way;
use crate::frame::Face;

/// Links to the newer and older pages around `listing`, where there are any;
/// `inside` is true where it is not the list's start.
pub(crate) fn paging(
    face: Face,
    path: &str,
    inside: bool,
    listing: &Listing,
) -> impl IntoView + use<> {
    let link = |wanted: bool, teaser: Option<&store::Teaser>, to: Direction, rel, words| {
        let teaser = teaser.filter(|_| wanted)?;
        let href = face
            .view
            .link_with(path, way(to), &Cursor::of(teaser).to_string());
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
        face.words.newer_page,
    );
    let older = link(
        listing.older,
        listing.teasers.last(),
        Direction::Older,
        "next",
        face.words.older_page,
    );
    let first = inside.then(|| view! { <a href=face.view.link(path)>{face.words.first_page}</a> });
    (newer.is_some() || older.is_some() || inside).then(|| {
        view! {
            <nav class="paging" aria-label=face.words.paging>
                {first} {newer} {older}
            </nav>
        }
    })
}
