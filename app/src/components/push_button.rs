//! The button that subscribes to push notifications
//! (`frontend/push/button.js`). It does nothing until it is pressed, and is
//! present only if the paper has push keys.

use leptos::prelude::*;
use store::{Follow, Slug};

use crate::context::PageContext;

/// The button that follows `name`; breaking news has its own text. `None` if
/// the paper has no push keys, and in the lite view.
pub(crate) fn notify(
    context: &PageContext,
    what: &Follow,
    name: &str,
) -> Option<impl IntoView + use<>> {
    let key = &context.snapshot.config.push_key;
    if key.is_empty() || context.lite() {
        return None;
    }
    let words = context.words.push;
    let label = match what {
        Follow::Breaking => words.breaking.to_owned(),
        Follow::Section(_) | Follow::Topic(_) => (words.of)(name),
    };
    let messages = [
        words.on,
        words.off,
        words.not_yet,
        words.blocked,
        words.on_apple,
        words.insecure,
        words.impossible,
    ];
    Some(view! {
        <div class="notify-me needs-script" role="group" aria-label=words.group>
            <button
                type="button"
                class="notify"
                aria-pressed="false"
                data-follow=what.to_string()
                data-key=key.clone()
                data-words=messages.join("|")
                data-failed=words.failed
            >
                {label}
            </button>
            <p class="status" role="status"></p>
        </div>
    })
}

/// The button that follows a section.
pub(crate) fn notify_section(context: &PageContext, slug: &Slug) -> Option<impl IntoView + use<>> {
    let mut sections = context.snapshot.sections.iter();
    let section = sections.find(|section| section.slug == *slug)?;
    notify(context, &Follow::Section(slug.clone()), &section.name)
}
