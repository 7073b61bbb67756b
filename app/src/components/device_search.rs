//! The line of the search page that speaks where the device itself searches
//! (`frontend/search/on-device.js`): empty and hidden until then, it brings along
//! every word that the script puts on the page. Braces stand where the script
//! fills in what was searched (`{q}`), how many (`{n}`), or a name.

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
