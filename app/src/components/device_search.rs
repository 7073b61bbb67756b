//! The status line of searches on the device (`frontend/search/on-device.js`).
//! It is empty and hidden until then and carries every text that the script
//! shows on the page. The script replaces `{q}` by the query, `{n}` by a
//! number, and `{name}` by a name.

use leptos::prelude::*;

use crate::context::PageContext;

pub(crate) fn on_device(context: &PageContext) -> impl IntoView + use<> {
    let words = context.words;
    (!context.lite()).then(|| {
        view! {
            <p
                id="tren-may"
                class="hint"
                role="status"
                hidden
                data-title=words.search
                data-reading=words.kept_reading
                data-searched=(words.kept_searched)("{n}")
                data-failed=words.kept_failed
                data-one=(words.found)(Some("1"), "{q}")
                data-some=(words.found)(Some("{n}"), "{q}")
                data-all=(words.found)(None, "{q}")
                data-none=(words.nothing_found)("{q}")
                data-old=(words.old_province)("{name}", "{others}")
                data-new=(words.new_province)("{name}", "{others}")
                data-unfiltered=words.without_filters
                data-meant=words.did_you_mean
                data-advice=words.search_advice
                data-latest=words.all_latest
                data-paging=words.paging
                data-first=words.first_page
                data-next=words.next_finds
            ></p>
        }
    })
}
