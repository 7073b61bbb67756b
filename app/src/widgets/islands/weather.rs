//! The weather bar's own tools: newer figures, and which cities this device
//! shows.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dom;
use crate::api::{CityNow, WeatherNow, current_weather};
use crate::words;

/// Where the device remembers the chosen cities, one a line.
const CITIES_KEY: &str = "thoi-tiet";

/// An arrow that goes round.
const REFRESH_SIGN: &str = "M19 12a7 7 0 1 1-2-5l2 2m0-5v5h-5";
/// Two sliders.
const CHOOSE_SIGN: &str = "M4 8h9m4 0h3M4 16h3m4 0h9M15 5v6m-6 2v6";

/// A drawing of one line, in a square of 24 units.
fn sign(line: impl Into<std::borrow::Cow<'static, str>>) -> AnyView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d=line.into()></path>
        </svg>
    }
    .into_any()
}

/// The cities as list items.
pub(crate) fn city_items(cities: Vec<CityNow>) -> Vec<AnyView> {
    cities
        .into_iter()
        .map(|city| {
            let sign = (!city.sign.is_empty()).then(|| sign(city.sign));
            let words = (!city.words.is_empty())
                .then(|| view! { <span class="unseen">", " {city.words}</span> });
            let degrees = city.degrees.map(|degrees| view! { <b>{degrees} "°C"</b> });
            view! {
                <li>
                    {city.city} " " {sign} {degrees} {words}
                </li>
            }
            .into_any()
        })
        .collect()
}

/// Wraps the printed bar.
#[island]
pub(crate) fn Weather(
    /// The printed bar.
    children: Children,
) -> impl IntoView {
    let words = words::on_device();
    let fresh = RwSignal::new(None::<WeatherNow>);
    let chosen = RwSignal::new(Vec::<String>::new());
    let told = RwSignal::new("");
    let busy = RwSignal::new(false);
    let ask = move || {
        busy.set(true);
        told.set(words.loading);
        spawn_local(async move {
            match current_weather().await {
                Ok(now) => {
                    fresh.set(Some(now));
                    told.set(words.weather_done);
                }
                Err(_) => told.set(words.weather_failed),
            }
            busy.set(false);
        });
    };
    Effect::new(move |_| {
        let kept = dom::remembered(CITIES_KEY).unwrap_or_default();
        let kept: Vec<String> = kept.lines().map(str::to_owned).collect();
        if !kept.is_empty() {
            chosen.set(kept);
            ask();
        }
    });
    let is_shown = move |city: &CityNow| {
        chosen.with(|chosen| {
            if chosen.is_empty() {
                city.shown
            } else {
                chosen.contains(&city.city)
            }
        })
    };
    let bar = move || {
        fresh.get().map(|now| {
            let cities = now
                .cities
                .into_iter()
                .filter(|city| is_shown(city))
                .collect();
            view! {
                <ul>{city_items(cities)}</ul>
                <p class="note">{now.note}</p>
            }
        })
    };
    let choose = move |name: &str, wanted: bool| {
        let names = fresh.with_untracked(|now| {
            let cities = now.iter().flat_map(|now| &now.cities);
            cities
                .filter(|city| {
                    if city.city == name {
                        wanted
                    } else {
                        untrack(|| is_shown(city))
                    }
                })
                .map(|city| city.city.clone())
                .collect::<Vec<_>>()
        });
        // None at all means the paper's own choice again.
        dom::remember(CITIES_KEY, &names.join("\n"));
        chosen.set(names);
    };
    let boxes = move || {
        fresh.get().map(|now| {
            now.cities
                .into_iter()
                .map(|city| {
                    let name = city.city.clone();
                    let label = city.city.clone();
                    view! {
                        <label>
                            <input
                                type="checkbox"
                                prop:checked=move || is_shown(&city)
                                on:change=move |event| choose(&name, event_target_checked(&event))
                            />
                            {label}
                        </label>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <div
            class="bar"
            role="group"
            aria-label=words.weather
            tabindex="0"
            hidden=move || fresh.with(Option::is_some)
        >
            {children()}
        </div>
        <div
            class="bar"
            role="group"
            aria-label=words.weather
            tabindex="0"
            hidden=move || fresh.with(Option::is_none)
        >
            {bar}
        </div>
        <button type="button" class="needs-script" disabled=busy on:click=move |_| ask()>
            {sign(REFRESH_SIGN)}
            <span class="label">{words.refresh}</span>
        </button>
        <details
            class="needs-script chooser"
            on:toggle=move |_| if fresh.with_untracked(Option::is_none) { ask() }
        >
            <summary>
                {sign(CHOOSE_SIGN)}
                <span class="label">{words.choose_cities}</span>
            </summary>
            <fieldset>
                <legend>{words.choose_cities_hint}</legend>
                {boxes}
            </fieldset>
        </details>
        <p class="told" role="status">
            {told}
        </p>
    }
}
