//! The weather bar: the last reading of each city, with its time. It never
//! waits for the weather service.

use leptos::prelude::*;

use crate::context::PageContext;
use crate::islands::{Weather, city_items};
use crate::weather::weather_now;

pub(crate) fn weather_bar(context: &PageContext) -> impl IntoView + use<> {
    let mut now = weather_now(context.snapshot, context.now);
    now.cities.retain(|city| city.shown);
    if now.cities.is_empty() {
        return ().into_any();
    }
    let bar = view! {
        <ul>{city_items(now.cities)}</ul>
        <p class="note">{now.note}</p>
    };
    let bar = if context.lite() {
        bar.into_any()
    } else {
        view! { <Weather>{bar}</Weather> }.into_any()
    };
    view! {
        <section class="weather" aria-label=context.words.device.weather>
            {bar}
        </section>
    }
    .into_any()
}
