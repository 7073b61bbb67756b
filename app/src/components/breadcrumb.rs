//! The breadcrumb.

use leptos::prelude::*;
use store::Slug;

use crate::address;
use crate::context::PageContext;
use crate::section_path::section_path;

/// The front page and the sections from the outermost to `section`; on that
/// section's own page the last one is not a link.
pub(crate) fn breadcrumb(context: &PageContext, section: &Slug) -> impl IntoView + use<> {
    let steps = section_path(&context.snapshot.sections, section)
        .into_iter()
        .map(|step| {
            let path = address::section(&step.slug);
            let current = (context.path == path).then_some("page");
            view! {
                <li>
                    <a href=context.view.link(&path) aria-current=current>
                        {step.name.clone()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="breadcrumb" aria-label=context.words.breadcrumb>
            <ol>
                <li>
                    <a href=context.view.link("/")>{context.words.home}</a>
                </li>
                {steps}
            </ol>
        </nav>
    }
}
