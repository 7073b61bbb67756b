//! Display settings of this device: theme, text size, line width. The button
//! carries the texts of its panel. `frontend/reader/display.js` builds the
//! panel, so that a first visit does not load it, and stores the settings on
//! the device.

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
