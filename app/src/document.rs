//! Access to the document and the browser: what islands and reading tools share.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{
    Document, Element, EventTarget, FocusOptions, HtmlElement, NodeList, Storage, VisibilityState,
};

/// Returns the document, in a browser.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Returns the local storage; `None` if the reader blocks it.
pub(crate) fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Returns the stored value of `key`.
pub(crate) fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Stores `value`. If that fails, the choice holds for this page only.
pub(crate) fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        storage.set_item(key, value).ok();
    }
}

/// Stores `value`; removes what is stored if it is empty.
#[cfg(feature = "hydrate")]
pub(crate) fn remember_or_forget(key: &str, value: &str) {
    if value.is_empty() {
        if let Some(storage) = storage() {
            storage.remove_item(key).ok();
        }
    } else {
        remember(key, value);
    }
}

/// Moves the focus to an element without scrolling.
pub(crate) fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok();
}

/// Returns the language of the document.
#[cfg(feature = "hydrate")]
pub(crate) fn language() -> String {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}

/// Returns the path of the page.
pub(crate) fn path() -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    path.unwrap_or_default()
}

/// Calls `act` for each event of a target, as long as the document lives.
pub(crate) fn on(target: &EventTarget, event: &str, act: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(act);
    let function = closure.as_ref().unchecked_ref();
    target
        .add_event_listener_with_callback(event, function)
        .ok();
    closure.forget();
}

/// Calls `act` with each element that a selector finds and an event happens to, as long as
/// the document lives.
#[cfg(feature = "hydrate")]
pub(crate) fn on_element(event: &str, selector: &'static str, act: fn(&Element)) {
    let Some(document) = document() else { return };
    let closure = Closure::<dyn Fn(_)>::new(move |event: web_sys::Event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let found = target.and_then(|it| it.closest(selector).ok().flatten());
        if let Some(found) = found {
            act(&found);
        }
    });
    let function = closure.as_ref().unchecked_ref();
    document
        .add_event_listener_with_callback(event, function)
        .ok();
    closure.forget();
}

/// Returns the first element that a selector finds in the document.
#[cfg(feature = "hydrate")]
pub(crate) fn shown(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// Makes an element of a class.
#[cfg(feature = "hydrate")]
pub(crate) fn create(name: &str, class: &str) -> Option<Element> {
    let element = document()?.create_element(name).ok()?;
    element.set_class_name(class);
    Some(element)
}

/// Returns the elements of a list.
pub(crate) fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length())
        .filter_map(|nth| list.item(nth)?.dyn_into().ok())
        .collect()
}

/// Moves the focus to the first element in `root` that matches `selector`.
pub(crate) fn focus(root: &Element, selector: &str) {
    let found = root.query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        found.focus().ok();
    }
}

/// Returns the elements in an element.
pub(crate) fn children(element: &Element) -> Vec<Element> {
    let first = element.first_element_child();
    std::iter::successors(first, Element::next_element_sibling).collect()
}

/// Returns the article of the page that an element is part of.
pub(crate) fn article_of(element: &Element) -> Option<Element> {
    let main = element.closest("main").ok()??;
    main.query_selector("article").ok()?
}

/// Returns the time in milliseconds.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// True if a page may send requests by itself: it is in sight, there is a network, and the
/// reader does not save data.
pub(crate) fn may_ask() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let in_sight = window
        .document()
        .is_some_and(|document| document.visibility_state() == VisibilityState::Visible);
    let navigator = window.navigator();
    let saves = property(&navigator, "connection")
        .and_then(|connection| property(&connection, "saveData"))
        .is_some_and(|it| it.is_truthy());
    in_sight && navigator.on_line() && !saves
}

/// True if a service worker answers this page's requests.
pub(crate) fn has_worker() -> bool {
    web_sys::window()
        .and_then(|window| property(&window.navigator(), "serviceWorker"))
        .and_then(|container| property(&container, "controller"))
        .is_some()
}

/// Returns the name of the build that this page is of.
pub(crate) fn build() -> String {
    let root = document().and_then(|document| document.document_element());
    let loader = root.and_then(|root| root.get_attribute("data-boot"));
    let name = loader.as_deref().and_then(|it| it.rsplit_once('-'));
    let hash = name.and_then(|(_, end)| end.strip_suffix(".js"));
    hash.unwrap_or_default().to_owned()
}

/// Returns a property that not all browsers have; `None` for what is missing, too.
pub(crate) fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_null() && !value.is_undefined()).then_some(value)
}
