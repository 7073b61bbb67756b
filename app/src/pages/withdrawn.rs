//! The page of a withdrawn article (410): the reason, if the newsroom gave one,
//! and links to the newest articles.

use leptos::prelude::*;
use store::Withdrawn;

use crate::components::{Shape, search_form, teasers};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;

/// Number of newest articles.
const OFFERED: usize = 5;

pub(crate) fn view(context: &PageContext, withdrawn: &Withdrawn) -> String {
    let words = context.words.trust;
    let head = Head {
        title: words.gone.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    let newest = &context.snapshot.latest[..context.snapshot.latest.len().min(OFFERED)];
    document(context, head, || {
        let reason = withdrawn.reason.clone().map(|reason| {
            view! {
                <p>
                    <b>{words.gone_reason} ": "</b>
                    {reason}
                </p>
            }
        });
        let list = (!newest.is_empty()).then(|| {
            view! {
                <h2 class="box-title">{context.words.device.latest}</h2>
                <ol class="teasers">{teasers(context.style(), Shape::Boxed, newest)}</ol>
            }
        });
        view! {
            <main id="noi-dung" class="notice">
                <h1>{words.gone}</h1>
                {reason}
                <p>{words.gone_hint}</p>
                {search_form(context, "", None)}
                {list}
            </main>
        }
    })
}
