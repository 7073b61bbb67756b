//! English.

#[cfg(feature = "ssr")]
use viet::date::LocalTime;
#[cfg(feature = "ssr")]
use viet::lunar::LunarDate;

use super::device::DeviceWords;
#[cfg(feature = "ssr")]
use super::page::Words;

pub(super) static DEVICE: DeviceWords = DeviceWords {
    article_failed: "The new text could not be loaded. Try again.",
    article_show: "Show",
    article_withdrawn: "The paper has just withdrawn this article.",
    choose_cities: "Places",
    choose_cities_hint: "Places that this device shows in the weather bar:",
    latest: "Latest",
    latest_and_most_read: "Latest and most read",
    loading: "Loading…",
    more: "Show more",
    more_failed: "More articles could not be loaded. Try again.",
    most_read: "Most read",
    refresh: "Refresh",
    stored: "Articles on this device",
    weather: "Weather",
    weather_done: "Weather refreshed.",
    weather_same: "Nothing new yet.",
    weather_failed: "The weather could not be loaded. The old data stays.",
    no_more: "There are no more articles.",
    more_added: |count| match count {
        1 => "1 more article added.".to_owned(),
        _ => format!("{count} more articles added."),
    },
    article_corrected: |time| format!("This article was corrected at {time}."),
    article_updated: |time| format!("This article was updated at {time}."),
    article_shown: |count| match count {
        1 => "This is the new text: 1 place has changed.".to_owned(),
        _ => format!("This is the new text: {count} places have changed."),
    },
};

#[cfg(feature = "hydrate")]
pub(super) static READING: super::ReadingWords = super::ReadingWords {
    go_on: "Go on",
    listening: "Reading aloud",
    no_voice: "This device has no voice for this language.",
    pause: "Pause",
    resume: "Resume",
    speed: "Reading speed",
    stop: "Stop",
};

#[cfg(feature = "ssr")]
pub(super) static PAGE: Words = Words {
    skip_to_content: "Skip to content",
    sections: "Sections",
    home: "Home",
    search: "Search",
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
    no_reading: "no data yet",
    read_at: "As of",
    read_from: "Last updated",
    updated: "Updated",
    byline: "By",
    topics: "Topics",
    share: "Share",
    share_facebook: "Facebook",
    share_zalo: "Zalo",
    comments: "Readers' comments",
    comments_note: "Comments come from the old site; commenting is closed.",
    related: "Related",
    newer: "Newer",
    other: "More from this section",
    no_latest: "The paper has no article yet.",
    no_most_read: "No reads yet.",
    all_latest: "All latest articles",
    top_stories: "Top stories",
    also_told: "Also on this",
    more_latest: "More of the latest",
    other_days: "Other days",
    day_before: "Earlier",
    day_after: "Later",
    empty_day: "The paper published nothing on this day.",
    newer_page: "Newer articles",
    older_page: "Older articles",
    paging: "Pages of the list",
    empty_list: "There is no article here yet.",
    subsections: "Subsections",
    first_page: "To the first page",
    follow: "Follow by RSS",
    search_for: "Search for",
    search_hint: "Unaccented words match accented ones; put a phrase in quotes to match it exactly.",
    search_advice: "Try fewer or other words, or leave out the quotes. Unaccented words match accented ones.",
    narrow: "Filter by section and date",
    in_section: "Section",
    any_section: "Every section",
    from_day: "From",
    to_day: "To",
    next_finds: "More results",
    without_filters: "Remove the filters to see other articles",
    did_you_mean: "Did you mean:",
    offered_titles: "Suggested articles",
    titles_offered: "suggested articles; choose with the arrow keys",
    not_found: "Page not found",
    not_found_hint: "The address may be mistyped, or the article was taken down. Search for it, or read the latest articles.",
    broken: "This page has a problem",
    broken_hint: "The fault is ours, not your device’s. Load it again in a few minutes; other pages can still be read.",
    reload: "Load this page again",
    share_elsewhere: "Send with another app",
    copy_link: "Copy link",
    link_copied: "Link copied.",
    copy_failed: "Couldn’t copy on this device. The link of the article:",
    link_of_article: "Link of the article",
    looks: "Display",
    theme: "Theme",
    theme_system: "System",
    theme_light: "Light",
    theme_dark: "Dark",
    text_size: "Text size",
    line_width: "Line width",
    line_narrow: "Narrow",
    line_normal: "Normal",
    line_wide: "Wide",
    reading_tools: "Reading tools",
    listen: "Listen",
    save: "Save",
    save_done: "Saved on this device.",
    save_undone: "Removed from saved.",
    save_failed: "Couldn’t save on this device.",
    print: "Print",
    offline: "This page could not be opened",
    offline_hint: "There is no network, or the paper’s server does not answer, and the page is not on this device. Meanwhile you can read the articles below.",
    offline_again: "Try again",
    offline_here: "On this device",
    offline_empty: "There is no article on this device yet.",
    saved: "Saved articles",
    saved_hint: "This list is kept on your device only; the paper does not know what you save. To add an article, press “Save” under its title.",
    saved_needs_script: "Scripts are off in this browser, so the list on this device cannot be shown.",
    saved_lite: "The saved list opens in the full version.",
    saved_empty: "Nothing is saved on this device yet.",
    saved_at: "Saved",
    saved_remove: "Remove",
    saved_clear: "Remove all",
    saved_clear_sure: "Remove every article saved on this device?",
    tag: "en",
    locale: "en_GB",
    trust: &super::corrections::EN,
    push: &super::push::EN,
    edition: &super::edition::EN,
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
    found: |count, words| match count {
        Some("1") => format!("1 result for “{words}”"),
        Some(n) => format!("{n} results for “{words}”"),
        None => format!("Results for “{words}”"),
    },
    kept_reading: "No network: reading the articles kept on this device…",
    kept_searched: |count| {
        format!("No network: searched the articles kept on this device ({count}).")
    },
    kept_failed: "No network, and this device could not search what it keeps.",
    nothing_found: |words| format!("No results for “{words}”."),
    old_province: |name, now| {
        format!(
            "Since 1 July 2025 {name} is part of {now}: articles that name {now} are here, too."
        )
    },
    new_province: |name, others| {
        format!(
            "Since 1 July 2025 {name} includes {others}: articles under the old name are here, too."
        )
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

/// "Lunar date: 7th of the 1st month, Tân Sửu"
#[cfg(feature = "ssr")]
fn lunar_day(date: LunarDate) -> String {
    let leap = if date.leap { "leap " } else { "" };
    format!(
        "Lunar date: {} of the {leap}{} month, {}",
        ordinal(date.day),
        ordinal(date.month),
        date.year_name()
    )
}

/// "1st", "2nd", "11th"
#[cfg(feature = "ssr")]
fn ordinal(number: u32) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}
