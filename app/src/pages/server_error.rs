//! The page for an internal error (500), and for a store that does not answer (503).

use leptos::prelude::*;

use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;
use crate::request::{Answer, PageRequest};
use crate::snapshot::SiteSnapshot;

pub(crate) fn view(context: &PageContext) -> String {
    let head = Head {
        title: context.words.broken.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    document(context, head, || {
        view! {
            <main id="noi-dung" class="notice">
                <h1>{context.words.broken}</h1>
                <p>{context.words.broken_hint}</p>
                <p>
                    <a href="">{context.words.reload}</a>
                </p>
                <p>
                    <a href=context.view.link("/")>{context.words.home}</a>
                </p>
            </main>
        }
    })
}

/// Returns the same page with status 503, since the store does not answer now.
pub(crate) fn unavailable(snapshot: &SiteSnapshot, request: PageRequest<'_>) -> Answer {
    Answer::Page {
        status: 503,
        html: view(&PageContext::of(snapshot, &request)),
    }
}

/// Returns the 500 page for a failure outside a page's own code, such as a
/// panic.
pub fn answer(snapshot: &SiteSnapshot, request: PageRequest<'_>) -> Answer {
    Answer::Page {
        status: 500,
        html: view(&PageContext::of(snapshot, &request)),
    }
}
