//! `/da-luu`: the saved articles. The list is on the device, so the server
//! renders only an explanation; `frontend/article/saved.js` does the rest.

use leptos::prelude::*;

use crate::address;
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;

pub(crate) fn view(context: &PageContext) -> String {
    let words = context.words;
    let head = Head {
        title: words.saved.to_owned(),
        canonical: address::SAVED.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    document(context, head, || {
        let list = if context.lite() {
            view! { <p>{words.saved_lite}</p> }.into_any()
        } else {
            view! {
                <noscript>
                    <p>{words.saved_needs_script}</p>
                </noscript>
                <p class="empty" hidden>
                    {words.saved_empty}
                </p>
                <ol
                    class="teasers saved-list"
                    data-at=words.saved_at
                    data-remove=words.saved_remove
                ></ol>
                <p>
                    <button type="button" class="clear" data-sure=words.saved_clear_sure hidden>
                        {words.saved_clear}
                    </button>
                </p>
            }
            .into_any()
        };
        view! {
            <main id="noi-dung" class="list-page saved on-device">
                <h1>{words.saved}</h1>
                <p class="hint">{words.saved_hint}</p>
                {list}
            </main>
        }
    })
}
