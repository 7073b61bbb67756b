//! The fingerprint of the key that signs editions, on the imprint.

use leptos::prelude::*;

use crate::context::PageContext;

/// The fingerprint, to compare with what the paper says elsewhere.
pub(crate) fn edition_key(context: &PageContext) -> Option<impl IntoView + use<>> {
    let paper = &context.snapshot.config;
    let fingerprint = paper.edition_keys.fingerprints.first()?;
    let digits: Vec<char> = fingerprint.chars().collect();
    let groups: Vec<String> = digits.chunks(4).map(String::from_iter).collect();
    Some(view! {
        <p class="hint">
            {context.words.edition.key} ": " <code class="edition-key">{groups.join(" ")}</code>
        </p>
    })
}
