//! The page for an unknown address (404), with links to the newest articles.

use leptos::prelude::*;

use crate::components::{Shape, search_form, teasers};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;

/// Number of newest articles.
const OFFERED: usize = 5;

pub(crate) fn view(context: &PageContext) -> String {
    let head = Head {
        title: context.words.not_found.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    let newest = &context.snapshot.latest[..context.snapshot.latest.len().min(OFFERED)];
    document(context, head, || {
        let list = (!newest.is_empty()).then(|| {
            view! {
                <h2 class="box-title">{context.words.device.latest}</h2>
                <ol class="teasers">{teasers(context.style(), Shape::Boxed, newest)}</ol>
            }
        });
        view! {
            <main id="noi-dung" class="notice">
                <h1>{context.words.not_found}</h1>
                <p>{context.words.not_found_hint}</p>
                {search_form(context, "", None)}
                {list}
            </main>
        }
    })
}
