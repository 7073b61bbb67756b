//! The reading tools that keep a state: reading aloud, and how far an article was read.
//! They work on every page that shows an article, also on one that an earlier build
//! stored: they look for what they need in the document.

#[cfg(feature = "hydrate")]
mod listen;
#[cfg(feature = "hydrate")]
mod place;
mod progress;
#[cfg(feature = "hydrate")]
mod spoken;

#[cfg(feature = "hydrate")]
pub use start::start;

#[cfg(feature = "hydrate")]
mod start {
    use std::cell::Cell;

    use leptos::prelude::request_animation_frame;
    use leptos::task::spawn_local;

    use super::{listen, place};
    use crate::document as dom;

    thread_local! {
        /// True while a frame is awaited.
        static AWAITED: Cell<bool> = const { Cell::new(false) };
    }

    /// Starts the tools, once for the document.
    pub fn start() {
        let Some(window) = web_sys::window() else {
            return;
        };
        let Some(document) = window.document() else {
            return;
        };
        listen::prepare();
        dom::on_element("click", ".tools .listen", |_| spawn_local(listen::start()));
        dom::on_element("click", ".listening .pause", listen::pause_or_go_on);
        dom::on_element("click", ".listening .stop", |_| listen::stop_by_reader());
        dom::on_element("change", ".listening select", listen::set_speed);
        dom::on_element("click", ".tools .resume", |_| place::resume());
        dom::on(&window, "scroll", note_soon);
        // Otherwise the voice would continue without a way to stop it.
        dom::on(&window, "pagehide", listen::stop);
        dom::on(&document, "tinlang:page", place::show);
        place::show();
    }

    /// Notes the place of the reader, once a frame.
    fn note_soon() {
        if !AWAITED.replace(true) {
            request_animation_frame(|| {
                AWAITED.set(false);
                place::note();
            });
        }
    }
}
