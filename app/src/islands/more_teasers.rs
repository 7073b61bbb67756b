//! "Xem thêm" below a box of teasers: appends the next teasers. Without
//! scripts, its link leads to the same teasers.

#![expect(
    clippy::too_many_lines,
    reason = "an island is one view with its state"
)]

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::more_teasers;
use crate::api::types::{Link, TeaserBox};
use crate::document as dom;
use crate::words;

/// Path of the page that lists what can be read without a network.
const STORED: &str = "/ngoai-tuyen";

/// Wraps the rendered list of a box.
#[island]
pub(crate) fn MoreTeasers(
    /// The box.
    shelf: TeaserBox,
    /// The article.
    article: i64,
    /// The position after the rendered teasers.
    from: String,
    /// Address of the link without scripts.
    href: String,
    /// Name of the box, for screen readers.
    about: String,
    /// The rendered list, an `<ol>`.
    children: Children,
) -> impl IntoView {
    let words = words::on_device();
    let next = RwSignal::new(Some(from));
    let link = RwSignal::new(Link {
        href,
        words: words.more.to_owned(),
    });
    let busy = RwSignal::new(false);
    let status = RwSignal::new(String::new());
    // True after a press that failed on a device with stored articles.
    let offers_stored = RwSignal::new(false);
    let list = NodeRef::<leptos::html::Div>::new();

    let load = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        offers_stored.set(false);
        status.set(words.loading.to_owned());
        spawn_local(async move {
            let mut added = Vec::new();
            // A page of the ranking may have only teasers that other boxes
            // show.
            while let (Some(place), true) = (next.get_untracked(), added.is_empty()) {
                if let Ok(more) = more_teasers(shelf, article, place, shown()).await {
                    added = list
                        .get_untracked()
                        .map(|list| append(&list, &more.html))
                        .unwrap_or_default();
                    next.set(more.next);
                    link.set(more.link);
                } else {
                    status.set(words.more_failed.to_owned());
                    offers_stored.set(dom::has_worker());
                    busy.set(false);
                    return;
                }
            }
            let is_end = next.with_untracked(Option::is_none);
            let added_words = (!added.is_empty()).then(|| (words.more_added)(added.len()));
            let end_words = is_end.then(|| words.no_more.to_owned());
            let said: Vec<String> = added_words.into_iter().chain(end_words).collect();
            status.set(said.join(" "));
            busy.set(false);
            if let Some(first) = added.first() {
                dom::focus(first, "h3 a");
            }
        });
    };

    view! {
        <div node_ref=list>{children()}</div>
        <a
            class="more"
            href=move || link.with(|link| link.href.clone())
            aria-disabled=move || busy.get().then_some("true")
            on:click=move |event| {
                if next.with_untracked(Option::is_some) {
                    event.prevent_default();
                    load();
                }
            }
        >
            {move || link.with(|link| link.words.clone())}
            <span class="visually-hidden">": " {about}</span>
        </a>
        <p class="status" role="status">
            {status}
            {move || offers_stored.get().then(|| view! { <a href=STORED>{words.stored}</a> })}
        </p>
    }
}

/// The articles that the page shows, as numbers with commas between them.
fn shown() -> String {
    let all = dom::document().and_then(|it| it.query_selector_all("main li[data-article]").ok());
    let ids = all.iter().flat_map(dom::elements);
    let ids = ids.filter_map(|item| item.get_attribute("data-article"));
    ids.collect::<Vec<_>>().join(",")
}

/// Appends the items of `html`, without those that a box of this page shows
/// already; returns the new ones.
fn append(root: &web_sys::Element, html: &str) -> Vec<web_sys::Element> {
    let found = root.query_selector("ol").ok().flatten();
    let (Some(list), Some(document)) = (found, dom::document()) else {
        return Vec::new();
    };
    let before = list.child_element_count();
    if list.insert_adjacent_html("beforeend", html).is_err() {
        return Vec::new();
    }
    let items = list.query_selector_all(":scope > li");
    let new = items.map(|items| dom::elements(&items)).unwrap_or_default();
    let mut new_items = Vec::new();
    for item in new.into_iter().skip(before as usize) {
        let id = item.get_attribute("data-article").unwrap_or_default();
        let same = document.query_selector_all(&format!("[data-article='{id}']"));
        if same.is_ok_and(|same| same.length() > 1) {
            item.remove();
        } else {
            new_items.push(item);
        }
    }
    new_items
}
