//! The button by which a reader asks for news (`frontend/push/button.js`): off
//! until it is pressed, and only where the paper has the keys to send any.

use leptos::prelude::*;
use store::{Follow, Slug};

use crate::context::PageContext;

/// The button for what is followed, called `name`; breaking news has a name
/// of its own. `None` where the paper sends nothing, and in the lite view.
pub(crate) fn notify(
    context: &PageContext,
    what: &Follow,
    name: &str,
) -> Option<impl IntoView + use<>> {
    let key = &context.snapshot.paper.push_key;
    if key.is_empty() || context.lite() {
        return None;
    }
    let words = context.words.push;
    let label = match what {
        Follow::Breaking => words.breaking.to_owned(),
        Follow::Section(_) | Follow::Topic(_) => (words.of)(name),
    };
    let said = [
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
                data-words=said.join("|")
                data-failed=words.failed
            >
                {label}
            </button>
            <p class="status" role="status"></p>
        </div>
    })
}

/// The button for a section, where it is known.
pub(crate) fn notify_section(context: &PageContext, slug: &Slug) -> Option<impl IntoView + use<>> {
    let mut sections = context.snapshot.sections.iter();
    let section = sections.find(|section| section.slug == *slug)?;
    notify(context, &Follow::Section(slug.clone()), &section.name)
}
