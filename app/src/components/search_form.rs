//! The search form: a plain GET request, so that it works without scripts.
//! `frontend/search/suggestions.js` adds titles to its list while the reader
//! types.

use leptos::prelude::*;

use crate::address::{Query, SEARCH};
use crate::context::PageContext;

/// The form, filled in with `asked`, and its filters.
pub(crate) fn search_form(
    context: &PageContext,
    query: &str,
    search_filters: Option<AnyView>,
) -> impl IntoView + use<> {
    let lite = context
        .lite()
        .then(|| view! { <input type="hidden" name="lite" value="" /> });
    let offers = (!context.lite()).then(|| {
        view! {
            <ul
                id="goi-y"
                class="offers"
                role="listbox"
                aria-label=context.words.offered_titles
                hidden
            ></ul>
            <p class="said visually-hidden" role="status" data-words=context.words.titles_offered></p>
        }
    });
    view! {
        <form class="search-form" role="search" action=SEARCH>
            {lite} <label for="q">{context.words.search_for}</label>
            <input
                id="q"
                name="q"
                type="search"
                required
                maxlength="200"
                autocomplete="off"
                aria-describedby="q-hint"
                value=query.to_owned()
            />
            <button>{context.words.search}</button>
            {offers}
            <p id="q-hint" class="hint">
                {context.words.search_hint}
            </p>
            {search_filters}
        </form>
    }
}

/// The filters of a search: a section and days. Open if one of them is in use.
pub(crate) fn search_filters(context: &PageContext, query: &Query) -> AnyView {
    let words = context.words;
    let used = query.section.is_some() || query.first_day.is_some() || query.last_day.is_some();
    let sections: Vec<_> = context
        .snapshot
        .sections
        .iter()
        .map(|section| {
            let chosen = query.section.as_ref() == Some(&section.slug);
            view! {
                <option value=section.slug.to_string() selected=chosen>
                    {section.name.clone()}
                </option>
            }
        })
        .collect();
    let day = |name: &'static str, label: &'static str, value: Option<crate::address::Day>| {
        view! {
            <label>
                {label}
                <input type="date" name=name value=value.map(|day| day.to_string()) />
            </label>
        }
    };
    view! {
        <details class="narrowing" open=used>
            <summary>{words.narrow}</summary>
            <label>
                {words.in_section} <select name="muc">
                    <option value="">{words.any_section}</option>
                    {sections}
                </select>
            </label>
            {day("tu", words.from_day, query.first_day)}
            {day("den", words.to_day, query.last_day)}
        </details>
    }
    .into_any()
}
