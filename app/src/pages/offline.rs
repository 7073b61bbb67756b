//! `/ngoai-tuyen`: shown without a network instead of a page that is not on the
//! device. The service worker stores it; `frontend/offline/` adds a list of the
//! stored pages.

use leptos::prelude::*;

use crate::address;
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;

pub(crate) fn view(context: &PageContext) -> String {
    let words = context.words;
    let head = Head {
        title: words.offline.to_owned(),
        canonical: address::OFFLINE.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    document(context, head, || {
        view! {
            <main id="noi-dung" class="list-page on-device">
                <h1>{words.offline}</h1>
                <p>{words.offline_hint}</p>
                <p>
                    <a class="more" href="">
                        {words.offline_again}
                    </a>
                </p>
                <h2 class="box-title">{words.offline_here}</h2>
                <ol class="teasers kept-list" data-empty=words.offline_empty></ol>
            </main>
        }
    })
}
