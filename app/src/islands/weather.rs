//! The controls of the weather bar: refreshing the readings, and choosing the
//! cities that this device shows.

#![expect(
    clippy::too_many_lines,
    reason = "an island is one view with its state"
)]

use std::borrow::Cow;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::current_weather;
use crate::api::types::{CityNow, WeatherNow};
use crate::document as dom;
use crate::words;

/// Key of the chosen cities in local storage, one per line.
const CITIES_KEY: &str = "thoi-tiet";

/// How long a status message is shown.
const STATUS_TIME: Duration = Duration::from_secs(4);
/// The text of the rendered bar that tells the time of its readings.
const NOTE: &str = ".weather .note";

/// Path of a circular arrow.
const REFRESH_SIGN: &str = "M19 12a7 7 0 1 1-2-5l2 2m0-5v5h-5";
/// Path of two sliders.
const CHOOSE_SIGN: &str = "M4 8h9m4 0h3M4 16h3m4 0h9M15 5v6m-6 2v6";

/// Returns an icon of one line in a square of 24 units.
fn sign(line: Cow<'static, str>) -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d=line></path>
        </svg>
    }
}

/// Returns the cities as list items.
pub(crate) fn city_items(cities: Vec<CityNow>) -> Vec<impl IntoView> {
    cities
        .into_iter()
        .map(|city| {
            let sign = (!city.sign.is_empty()).then(|| sign(city.sign.into()));
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
fn boxes(fresh: RwSignal<Option<WeatherNow>>, chosen: Chosen) -> Option<Vec<impl IntoView>> {
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
    };
    Some(cities.into_iter().map(one).collect())
}

/// Returns the bar with the current readings of the chosen cities.
fn bar(fresh: RwSignal<Option<WeatherNow>>, chosen: Chosen) -> Option<impl IntoView> {
    let now = fresh.get()?;
    let shown = now.cities.into_iter().filter(|city| chosen.shows(city));
    Some(view! {
        <ul>{city_items(shown.collect())}</ul>
        <p class="note">{now.note}</p>
    })
}

/// Returns the time of the readings that the page shows, as text.
fn shown_note(fresh: RwSignal<Option<WeatherNow>>) -> String {
    let rendered = || dom::document()?.query_selector(NOTE).ok()??.text_content();
    fresh
        .with_untracked(|now| now.as_ref().map(|now| now.note.clone()))
        .or_else(rendered)
        .unwrap_or_default()
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
    let status = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let say = move |text: String| {
        status.set(text.clone());
        set_timeout(
            move || {
                // A later message stays for its own time.
                if status.with_untracked(|now| *now == text) {
                    status.set(String::new());
                }
            },
            STATUS_TIME,
        );
    };
    // A message only answers a press.
    let load = move |pressed: bool| {
        busy.set(true);
        if pressed {
            status.set(words.loading.to_owned());
        }
        spawn_local(async move {
            let answer = match current_weather().await {
                Ok(now) => {
                    let answer = if now.note == shown_note(fresh) {
                        format!("{} {}", words.weather_same, now.note)
                    } else {
                        words.weather_done.to_owned()
                    };
                    chosen.keep_known(&now.cities);
                    fresh.set(Some(now));
                    answer
                }
                Err(_) => words.weather_failed.to_owned(),
            };
            if pressed {
                say(answer);
            }
            busy.set(false);
        });
    };
    Effect::new(move |_| {
        let stored = Chosen::remembered();
        if !stored.is_empty() {
            chosen.0.set(stored);
            load(false);
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
        <p class="status" role="status">
            {status}
        </p>
        <button type="button" class="needs-script" disabled=busy on:click=move |_| load(true)>
            {sign(REFRESH_SIGN.into())}
            <span class="label">{words.refresh}</span>
        </button>
        <details
            class="needs-script chooser"
            on:toggle=move |_| if fresh.with_untracked(Option::is_none) { load(false) }
        >
            <summary>
                {sign(CHOOSE_SIGN.into())}
                <span class="label">{words.choose_cities}</span>
            </summary>
            <fieldset>
                <legend>{words.choose_cities_hint}</legend>
                {move || boxes(fresh, chosen)}
            </fieldset>
        </details>
    }
}
