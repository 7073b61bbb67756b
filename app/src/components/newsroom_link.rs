//! The way to the newsroom, for those who work there.

use leptos::prelude::*;

use crate::context::PageContext;

/// Where they log in.
const LOGIN: &str = "/dang-nhap";

/// The link. Only the imprint has it: no other page grows for it.
pub(crate) fn newsroom_link(context: &PageContext) -> impl IntoView + use<> {
    view! {
        <p class="hint">
            <a href=LOGIN>{context.words.trust.newsroom}</a>
        </p>
    }
}
