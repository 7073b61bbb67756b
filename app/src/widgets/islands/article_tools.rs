//! What the device itself does with an article: share it, copy its link, set
//! the text larger or smaller. Nothing of it goes to a server.

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::Navigator;

use super::dom;
use crate::words;

/// Where the device remembers the text size; `theme.js` reads it too.
const SIZE_KEY: &str = "co-chu";
/// Smallest and largest step; 0 is the size that the browser is set to.
const SIZES: std::ops::RangeInclusive<i32> = -1..=3;

/// Wraps the printed links for sharing.
#[island]
pub(crate) fn ArticleTools(
    /// The printed links.
    children: Children,
) -> impl IntoView {
    let words = words::on_device();
    let size = RwSignal::new(0);
    let can_share = RwSignal::new(false);
    let told = RwSignal::new("");
    let shown_link = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        size.set(
            dom::remembered(SIZE_KEY)
                .and_then(|kept| kept.parse().ok())
                .unwrap_or(0),
        );
        can_share
            .set(navigator().is_some_and(|it| Reflect::has(&it, &"share".into()).unwrap_or(false)));
    });
    let resize = move |step: i32| {
        let wanted = (size.get_untracked() + step).clamp(*SIZES.start(), *SIZES.end());
        size.set(wanted);
        dom::remember(SIZE_KEY, &wanted.to_string());
        if let Some(root) = dom::document().and_then(|document| document.document_element()) {
            root.set_attribute("data-size", &wanted.to_string()).ok();
        }
    };
    let share = move |_| {
        let Some((navigator, url)) = navigator().zip(address()) else {
            return;
        };
        let data = web_sys::ShareData::new();
        data.set_url(&url);
        data.set_title(
            &dom::document()
                .map(|document| document.title())
                .unwrap_or_default(),
        );
        // A reader who changes their mind is no failure.
        spawn_local(async move {
            JsFuture::from(navigator.share_with_data(&data)).await.ok();
        });
    };
    let copy = move |_| {
        let Some((navigator, url)) = navigator().zip(address()) else {
            return;
        };
        // Browsers offer no clipboard to pages without a secure connection.
        let has_clipboard =
            Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
        spawn_local(async move {
            let copied = has_clipboard
                && JsFuture::from(navigator.clipboard().write_text(&url))
                    .await
                    .is_ok();
            told.set(if copied {
                words.link_copied
            } else {
                words.copy_failed
            });
            shown_link.set((!copied).then_some(url));
        });
    };
    view! {
        <button type="button" class="needs-script" hidden=move || !can_share.get() on:click=share>
            {words.share_elsewhere}
        </button>
        <button type="button" class="needs-script" on:click=copy>
            {words.copy_link}
        </button>
        {children()}
        <span class="text-size" role="group" aria-label=words.text_size>
            <button
                type="button"
                class="needs-script"
                disabled=move || { size.get() <= *SIZES.start() }
                on:click=move |_| resize(-1)
            >
                <span aria-hidden="true">"A−"</span>
                <span class="unseen">{words.smaller_text}</span>
            </button>
            <button
                type="button"
                class="needs-script"
                disabled=move || { size.get() >= *SIZES.end() }
                on:click=move |_| resize(1)
            >
                <span aria-hidden="true">"A+"</span>
                <span class="unseen">{words.larger_text}</span>
            </button>
        </span>
        <p class="told" role="status">
            {told}
        </p>
        <input
            class="shown-link"
            readonly
            aria-label=words.link_of_article
            hidden=move || shown_link.with(Option::is_none)
            prop:value=move || shown_link.get().unwrap_or_default()
        />
    }
}

fn navigator() -> Option<Navigator> {
    Some(web_sys::window()?.navigator())
}

/// The article's own address: the canonical one, without view or place.
fn address() -> Option<String> {
    let link = dom::document()?
        .query_selector("link[rel=canonical]")
        .ok()
        .flatten()?;
    let href = link.get_attribute("href")?;
    if href.starts_with('/') {
        let origin = web_sys::window()?.location().origin().ok()?;
        return Some(format!("{origin}{href}"));
    }
    Some(href)
}
