//! English.

#[cfg(feature = "ssr")]
use viet::date::LocalTime;
#[cfg(feature = "ssr")]
use viet::lunar::LunarDate;

use super::device::DeviceWords;
#[cfg(feature = "ssr")]
use super::page::Words;

pub(super) static DEVICE: DeviceWords = DeviceWords {
    choose_cities: "Places",
    choose_cities_hint: "Places that this device shows in the weather bar:",
    copy_failed: "This device does not let us copy. The link of the article:",
    copy_link: "Copy link",
    larger_text: "Larger text",
    latest: "Latest",
    latest_and_most_read: "Latest and most read",
    link_copied: "Link copied.",
    link_of_article: "Link of the article",
    loading: "Loading…",
    more: "Show more",
    more_failed: "More articles could not be loaded. Try again.",
    most_read: "Most read",
    refresh: "Refresh",
    share_elsewhere: "Send with another app",
    smaller_text: "Smaller text",
    text_size: "Text size",
    weather: "Weather",
    weather_done: "Weather refreshed.",
    weather_failed: "The weather could not be loaded. The old figures stay.",
    no_more: "There are no more articles.",
    more_added: ["", " more articles added."],
};

#[cfg(feature = "ssr")]
pub(super) static PAGE: Words = Words {
    skip_to_content: "Skip to content",
    sections: "Sections",
    home: "Home",
    search: "Search",
    theme_dark: "Dark",
    theme_light: "Light",
    breadcrumb: "You are here",
    lite_view: "Lite version",
    full_view: "Full version",
    lite_note: "Lite version: no pictures, no scripts.",
    pages: "About us",
    demo_paper: "A sample paper: every article here is invented.",
    demo_note: "Demo article: people, places and figures are invented.",
    agency: "Published by",
    licence: "Licence",
    editor_in_chief: "Editor in chief",
    address: "Address",
    phone: "Telephone",
    email: "E-mail",
    no_reading: "no figures yet",
    read_at: "Figures of",
    read_from: "Old figures, from",
    updated: "Updated",
    byline: "By",
    topics: "Topics",
    share: "Share",
    share_facebook: "Facebook",
    share_zalo: "Zalo",
    comments: "Readers' comments",
    comments_note: "Comments come from the old site; new ones are closed.",
    related: "Related",
    newer: "Newer",
    other: "More from this section",
    no_latest: "The paper has no article yet.",
    no_most_read: "No reading has been counted yet.",
    all_latest: "All latest articles",
    newer_page: "Newer articles",
    older_page: "Older articles",
    paging: "Pages of the list",
    empty_list: "There is no article here yet.",
    subsections: "Subsections",
    first_page: "To the first page",
    follow: "Follow by RSS",
    search_for: "Words to find",
    search_hint: "With or without tone marks.",
    not_found: "There is no such page",
    not_found_hint: "The address may be mistyped, or the article was taken down. Search for it, or read the latest articles.",
    broken: "This page has a problem",
    broken_hint: "The fault is ours, not your device’s. Load it again in a few minutes; other pages can still be read.",
    reload: "Load this page again",
    tag: "en",
    locale: "en_GB",
    trust: &super::trust::EN,
    device: &DEVICE,
    moment,
    day,
    lunar_day,
    old_article: |years| {
        match years {
        1 => "This article is more than a year old; figures, prices and names of places may have changed."
            .to_owned(),
        years => format!(
            "This article is more than {years} years old; figures, prices and names of places may have changed."
        ),
    }
    },
    all_of_section: |name| format!("All of {name}"),
    articles_by: |name| format!("Articles by {name}"),
    articles_on: |name| format!("Topic: {name}"),
    found: |count, words, more| match (count, more) {
        (0, _) => format!("No article has “{words}”. Try fewer words, or others."),
        (1, _) => format!("One article has “{words}”"),
        (n, true) => format!("The newest {n} articles with “{words}”"),
        (n, false) => format!("{n} articles with “{words}”"),
    },
};

#[cfg(feature = "ssr")]
const WEEKDAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

#[cfg(feature = "ssr")]
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "Thursday, 18 February 2021"
#[cfg(feature = "ssr")]
fn day(at: LocalTime) -> String {
    let month = MONTHS[(at.month as usize).clamp(1, 12) - 1];
    let weekday = WEEKDAYS[at.weekday_number() % 7];
    format!("{weekday}, {} {month} {}", at.day, at.year)
}

/// "Thursday, 18 February 2021, 08:30"
#[cfg(feature = "ssr")]
fn moment(at: LocalTime) -> String {
    format!("{}, {:02}:{:02}", day(at), at.hour, at.minute)
}

/// "day 7 of lunar month 1, year Tân Sửu"
#[cfg(feature = "ssr")]
fn lunar_day(date: LunarDate) -> String {
    let leap = if date.leap { "leap " } else { "" };
    format!(
        "day {} of {leap}lunar month {}, year {}",
        date.day,
        date.month,
        date.year_name()
    )
}
