//! The search form: a plain GET, so that it works without scripts.

use leptos::prelude::*;

use crate::address::SEARCH;
use crate::frame::Frame;

/// The form, with `asked` already written in.
pub(crate) fn search_form(frame: &Frame, asked: &str) -> impl IntoView + use<> {
    let lite = frame
        .lite()
        .then(|| view! { <input type="hidden" name="lite" value="" /> });
    view! {
        <form class="search-form" role="search" action=SEARCH>
            {lite} <label for="q">{frame.words.search_for}</label>
            <input
                id="q"
                name="q"
                type="search"
                required
                maxlength="200"
                autocomplete="off"
                aria-describedby="q-hint"
                value=asked.to_owned()
            />
            <button>{frame.words.search}</button>
            <p id="q-hint" class="hint">
                {frame.words.search_hint}
            </p>
        </form>
    }
}
