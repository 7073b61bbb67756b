//! A page that is not an article: about us, prices, contact.

use leptos::prelude::*;
use store::Page;
use viet::date::LocalTime;

use crate::address;
use crate::components::{edition_key, newsroom_link, text_with_pictures};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;
use crate::statement::Statement;

pub(crate) fn view(context: &PageContext, page: &Page) -> String {
    let head = Head {
        title: page.title.clone(),
        canonical: address::page(&page.slug),
        ..Head::default()
    };
    // A page at the address of the imprint replaces it.
    let is_imprint = page.slug.as_str() == Statement::Imprint.slug();
    let updated = LocalTime::at(page.updated_at.0);
    document(context, head, || {
        view! {
            <main id="noi-dung" class="plain-page">
                <h1>{viet::nonbreaking_units(&page.title).into_owned()}</h1>
                <div class="text" inner_html=text_with_pictures(context.view, &page.body, &page.pictures)></div>
                <p class="times">
                    {context.words.updated} " " <time datetime=updated.iso()>{(context.words.moment)(updated)}</time>
                </p>
                {is_imprint.then(|| (edition_key(context), newsroom_link(context)))}
            </main>
        }
    })
}
