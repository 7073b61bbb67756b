//! How the page looks on this device: theme, text size, line width. The button
//! brings the words of its panel along; `frontend/reader/display.js` makes the panel, so
//! that no first visit waits for it, and remembers the choice on the device.

use leptos::prelude::*;

use crate::context::PageContext;

/// The button that opens the panel.
pub(crate) fn looks_switch(context: &PageContext) -> impl IntoView + use<> {
    let words = context.words;
    let panel = [
        words.theme,
        words.theme_system,
        words.theme_light,
        words.theme_dark,
        words.text_size,
        words.line_width,
        words.line_narrow,
        words.line_normal,
        words.line_wide,
    ];
    view! {
        <button
            type="button"
            class="looks-switch needs-script"
            aria-expanded="false"
            data-words=panel.join("|")
        >
            {words.looks}
        </button>
    }
}
