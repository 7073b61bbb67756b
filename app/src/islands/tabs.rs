//! The latest and the most read articles as tabs. The tabs are links to the
//! panels, so they work (by `:target`) before and without this script.

#![expect(
    clippy::too_many_lines,
    reason = "an island is one view with its state"
)]

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::document as dom;
use crate::words;

/// Ids of the rendered panels, in order.
const PANELS: [&str; 2] = ["moi-nhat", "doc-nhieu"];

/// Wraps two rendered panels.
#[island]
pub(crate) fn Tabs(
    /// The panels.
    children: Children,
) -> impl IntoView {
    let words = words::on_device();
    let open = RwSignal::new(0_usize);
    // A reader who used a tab as a link sees the panel that it led to.
    Effect::new(move |_| {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok());
        let linked = PANELS
            .iter()
            .position(|id| hash.as_deref() == Some(&format!("#{id}")));
        open.set(linked.unwrap_or(0));
    });
    let choose = move |nth: usize| open.set(nth % PANELS.len());
    let on_key = move |event: web_sys::KeyboardEvent| {
        let last = PANELS.len() - 1;
        let now = open.get_untracked();
        let wanted = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => now + 1,
            "ArrowLeft" | "ArrowUp" => now + last,
            "Home" => 0,
            "End" => last,
            " " | "Enter" => now,
            _ => return,
        };
        event.prevent_default();
        choose(wanted);
        let heads = event
            .current_target()
            .and_then(|heads| heads.dyn_into::<web_sys::Element>().ok());
        if let Some(heads) = heads {
            let id = PANELS[wanted % PANELS.len()];
            dom::focus(&heads, &format!("#tab-{id}"));
        }
    };
    let names = [words.latest, words.most_read];
    let heads = PANELS
        .into_iter()
        .zip(names)
        .enumerate()
        .map(|(nth, (id, name))| {
            view! {
                <a
                    role="tab"
                    id=format!("tab-{id}")
                    href=format!("#{id}")
                    aria-controls=id
                    aria-selected=move || if open.get() == nth { "true" } else { "false" }
                    tabindex=move || if open.get() == nth { "0" } else { "-1" }
                    on:click=move |event| {
                        event.prevent_default();
                        choose(nth);
                    }
                >
                    {name}
                </a>
            }
        });
    view! {
        <div class="tabs" data-open=move || open.get().to_string()>
            <div role="tablist" aria-label=words.latest_and_most_read on:keydown=on_key>
                {heads.collect_view()}
            </div>
            {children()}
        </div>
    }
}
