//! The few things that islands do to the document beside their own view.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, NodeList, Storage};

/// The document, in a browser.
pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The device's own memory; `None` where the reader forbids it.
pub(super) fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What the device remembers under `key`.
pub(super) fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Lets the device remember `value`. Where it cannot, the choice holds for
/// this page only.
pub(super) fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        storage.set_item(key, value).ok();
    }
}

/// The elements of a list.
pub(super) fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length())
        .filter_map(|nth| list.item(nth)?.dyn_into().ok())
        .collect()
}

/// Moves the keyboard to the first element that `selector` finds in `root`.
pub(super) fn focus(root: &Element, selector: &str) {
    let found = root.query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        found.focus().ok();
    }
}
