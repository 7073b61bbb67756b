//! The browser's entry point. Linking `app` registers its islands; `boot.js`
//! calls [`hydrate`] once and then each island's export.

// Named so that the linker keeps the islands' exports.
extern crate app as _;

/// Tells Leptos that this document's islands were rendered on the server.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
