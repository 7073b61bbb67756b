//! Access of islands to the document outside their own view.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, NodeList, Storage};

/// Returns the document, in a browser.
pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Returns the local storage; `None` if the reader blocks it.
pub(super) fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Returns the stored value of `key`.
pub(super) fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Stores `value`. If that fails, the choice holds for this page only.
pub(super) fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        storage.set_item(key, value).ok();
    }
}

/// Returns the elements of a list.
pub(super) fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length())
        .filter_map(|nth| list.item(nth)?.dyn_into().ok())
        .collect()
}

/// Moves the focus to the first element in `root` that matches `selector`.
pub(super) fn focus(root: &Element, selector: &str) {
    let found = root.query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        found.focus().ok();
    }
}
