//! The controls of the weather bar: refreshing the readings, and choosing the
//! cities that this device shows.

#![expect(
    clippy::too_many_lines,
    reason = "an island is one view with its state"
)]

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::document as dom;
use crate::api::current_weather;
use crate::api::types::{CityNow, WeatherNow};
use crate::words;

/// Key of the chosen cities in local storage, one per line.
const CITIES_KEY: &str = "thoi-tiet";

/// Path of a circular arrow.
const REFRESH_SIGN: &str = "M19 12a7 7 0 1 1-2-5l2 2m0-5v5h-5";
/// Path of two sliders.
const CHOOSE_SIGN: &str = "M4 8h9m4 0h3M4 16h3m4 0h9M15 5v6m-6 2v6";

/// Returns an icon of one line in a square of 24 units.
fn sign(line: impl Into<std::borrow::Cow<'static, str>>) -> AnyView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d=line.into()></path>
        </svg>
    }
    .into_any()
}

/// Returns the cities as list items.
pub(crate) fn city_items(cities: Vec<CityNow>) -> Vec<AnyView> {
    cities
        .into_iter()
        .map(|city| {
            let sign = (!city.sign.is_empty()).then(|| sign(city.sign));
            let words = (!city.words.is_empty())
                .then(|| view! { <span class="visually-hidden">", " {city.words}</span> });
            let degrees = city
                .degrees
                .map(|degrees| view! { <b>{degrees + "\u{a0}°C"}</b> });
            view! {
                <li>
                    {city.city} " " {sign} {degrees} {words}
                </li>
            }
            .into_any()
        })
        .collect()
}

/// The cities that this device shows; if empty, those that the paper shows.
#[derive(Clone, Copy)]
struct Chosen(RwSignal<Vec<String>>);

impl Chosen {
    /// Returns the stored choice.
    fn remembered() -> Vec<String> {
        let stored = dom::remembered(CITIES_KEY).unwrap_or_default();
        stored.lines().map(str::to_owned).collect()
    }

    fn shows(self, city: &CityNow) -> bool {
        self.0.with(|chosen| {
            if chosen.is_empty() {
                city.shown
            } else {
                chosen.contains(&city.city)
            }
        })
    }

    /// Removes cities that the paper no longer has, so that the bar is never
    /// empty because of them.
    fn keep_known(self, known: &[CityNow]) {
        self.0.update(|chosen| {
            chosen.retain(|name| known.iter().any(|city| city.city == *name));
        });
    }

    /// Shows or hides one of `all`, and stores the choice. An empty choice
    /// means the paper's own again.
    fn choose(self, all: &[CityNow], name: &str, wanted: bool) {
        let names: Vec<String> = all
            .iter()
            .filter(|city| {
                if city.city == name {
                    wanted
                } else {
                    untrack(|| self.shows(city))
                }
            })
            .map(|city| city.city.clone())
            .collect();
        dom::remember(CITIES_KEY, &names.join("\n"));
        self.0.set(names);
    }
}

/// Returns a checkbox for each city.
fn boxes(fresh: RwSignal<Option<WeatherNow>>, chosen: Chosen) -> Option<Vec<AnyView>> {
    let cities = fresh.get()?.cities;
    let one = |city: CityNow| {
        let name = city.city.clone();
        let label = city.city.clone();
        let choose = move |event| {
            let wanted = event_target_checked(&event);
            fresh.with_untracked(|now| {
                if let Some(now) = now {
                    chosen.choose(&now.cities, &name, wanted);
                }
            });
        };
        view! {
            <label>
                <input type="checkbox" prop:checked=move || chosen.shows(&city) on:change=choose />
                {label}
            </label>
        }
        .into_any()
    };
    Some(cities.into_iter().map(one).collect())
}

/// Returns the bar with the current readings of the chosen cities.
fn bar(fresh: RwSignal<Option<WeatherNow>>, chosen: Chosen) -> Option<AnyView> {
    let now = fresh.get()?;
    let shown = now.cities.into_iter().filter(|city| chosen.shows(city));
    Some(
        view! {
            <ul>{city_items(shown.collect())}</ul>
            <p class="note">{now.note}</p>
        }
        .into_any(),
    )
}

/// Wraps the rendered bar.
#[island]
pub(crate) fn Weather(
    /// The rendered bar.
    children: Children,
) -> impl IntoView {
    let words = words::on_device();
    let fresh = RwSignal::new(None::<WeatherNow>);
    let chosen = Chosen(RwSignal::new(Vec::new()));
    let status = RwSignal::new("");
    let busy = RwSignal::new(false);
    let ask = move || {
        busy.set(true);
        status.set(words.loading);
        spawn_local(async move {
            match current_weather().await {
                Ok(now) => {
                    chosen.keep_known(&now.cities);
                    fresh.set(Some(now));
                    status.set(words.weather_done);
                }
                Err(_) => status.set(words.weather_failed),
            }
            busy.set(false);
        });
    };
    Effect::new(move |_| {
        let stored = Chosen::remembered();
        if !stored.is_empty() {
            chosen.0.set(stored);
            ask();
        }
    });
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
            {move || bar(fresh, chosen)}
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
                {move || boxes(fresh, chosen)}
            </fieldset>
        </details>
        <p class="status" role="status">
            {status}
        </p>
    }
}
