//! The browser's entry point. Linking `app` registers its islands; `boot.js`
//! calls [`hydrate`] once and then each island's export.

/// Tells Leptos that this document's islands were rendered on the server, and starts the
/// tools that are no islands.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
    app::start_reading_tools();
}
