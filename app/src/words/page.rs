//! Texts of pages.

use viet::date::LocalTime;
use viet::lunar::LunarDate;

use super::TrustWords;
use super::device::DeviceWords;
use super::edition::EditionWords;
use super::push::PushWords;

/// The texts of pages in one language; each name describes the place of its
/// text.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) skip_to_content: &'static str,
    pub(crate) sections: &'static str,
    pub(crate) home: &'static str,
    pub(crate) search: &'static str,
    pub(crate) breadcrumb: &'static str,
    pub(crate) lite_view: &'static str,
    pub(crate) full_view: &'static str,
    pub(crate) lite_note: &'static str,
    pub(crate) pages: &'static str,
    pub(crate) demo_note: &'static str,
    pub(crate) demo_paper: &'static str,
    pub(crate) agency: &'static str,
    pub(crate) licence: &'static str,
    pub(crate) editor_in_chief: &'static str,
    pub(crate) address: &'static str,
    pub(crate) phone: &'static str,
    pub(crate) email: &'static str,
    pub(crate) no_reading: &'static str,
    pub(crate) read_at: &'static str,
    pub(crate) read_from: &'static str,
    pub(crate) updated: &'static str,
    pub(crate) byline: &'static str,
    pub(crate) topics: &'static str,
    pub(crate) share: &'static str,
    pub(crate) share_facebook: &'static str,
    pub(crate) share_zalo: &'static str,
    pub(crate) comments: &'static str,
    pub(crate) comments_note: &'static str,
    pub(crate) related: &'static str,
    pub(crate) newer: &'static str,
    pub(crate) other: &'static str,
    pub(crate) no_latest: &'static str,
    pub(crate) no_most_read: &'static str,
    pub(crate) all_latest: &'static str,
    pub(crate) top_stories: &'static str,
    pub(crate) also_told: &'static str,
    pub(crate) more_latest: &'static str,
    pub(crate) other_days: &'static str,
    pub(crate) day_before: &'static str,
    pub(crate) day_after: &'static str,
    pub(crate) empty_day: &'static str,
    pub(crate) newer_page: &'static str,
    pub(crate) older_page: &'static str,
    pub(crate) paging: &'static str,
    pub(crate) empty_list: &'static str,
    pub(crate) subsections: &'static str,
    pub(crate) first_page: &'static str,
    pub(crate) follow: &'static str,
    pub(crate) search_for: &'static str,
    pub(crate) search_hint: &'static str,
    pub(crate) search_advice: &'static str,
    pub(crate) narrow: &'static str,
    pub(crate) in_section: &'static str,
    pub(crate) any_section: &'static str,
    pub(crate) from_day: &'static str,
    pub(crate) to_day: &'static str,
    pub(crate) next_finds: &'static str,
    pub(crate) without_filters: &'static str,
    pub(crate) did_you_mean: &'static str,
    /// Name of the list of titles below the search field.
    pub(crate) offered_titles: &'static str,
    /// Read by a screen reader when titles are offered, after their number.
    pub(crate) titles_offered: &'static str,
    pub(crate) not_found: &'static str,
    pub(crate) not_found_hint: &'static str,
    pub(crate) broken: &'static str,
    pub(crate) broken_hint: &'static str,
    pub(crate) reload: &'static str,
    pub(crate) share_elsewhere: &'static str,
    pub(crate) copy_link: &'static str,
    pub(crate) link_copied: &'static str,
    pub(crate) copy_failed: &'static str,
    pub(crate) link_of_article: &'static str,
    pub(crate) looks: &'static str,
    pub(crate) theme: &'static str,
    pub(crate) theme_system: &'static str,
    pub(crate) theme_light: &'static str,
    pub(crate) theme_dark: &'static str,
    pub(crate) text_size: &'static str,
    pub(crate) line_width: &'static str,
    pub(crate) line_narrow: &'static str,
    pub(crate) line_normal: &'static str,
    pub(crate) line_wide: &'static str,
    pub(crate) reading_tools: &'static str,
    pub(crate) listen: &'static str,
    pub(crate) save: &'static str,
    pub(crate) save_done: &'static str,
    pub(crate) save_undone: &'static str,
    pub(crate) save_failed: &'static str,
    pub(crate) print: &'static str,
    pub(crate) offline: &'static str,
    pub(crate) offline_hint: &'static str,
    pub(crate) offline_again: &'static str,
    pub(crate) offline_here: &'static str,
    pub(crate) offline_empty: &'static str,
    pub(crate) saved: &'static str,
    pub(crate) saved_hint: &'static str,
    pub(crate) saved_needs_script: &'static str,
    pub(crate) saved_lite: &'static str,
    pub(crate) saved_empty: &'static str,
    pub(crate) saved_at: &'static str,
    pub(crate) saved_remove: &'static str,
    pub(crate) saved_clear: &'static str,
    pub(crate) saved_clear_sure: &'static str,

    /// The language's tag (BCP 47), for the document.
    pub(crate) tag: &'static str,
    /// The same with a country, as social networks write it.
    pub(crate) locale: &'static str,
    /// Texts about corrections, read counts and the paper itself.
    pub(crate) trust: &'static TrustWords,
    /// Texts about push notifications.
    pub(crate) push: &'static PushWords,
    /// Texts about editions.
    pub(crate) edition: &'static EditionWords,
    /// Texts that islands use, too.
    pub(crate) device: &'static DeviceWords,
    /// Formats day and time above an article.
    pub(crate) moment: fn(LocalTime) -> String,
    /// Formats the day in the masthead.
    pub(crate) day: fn(LocalTime) -> String,
    /// Formats the lunar date in the masthead.
    pub(crate) lunar_day: fn(LunarDate) -> String,
    /// The warning above an article of this age in years.
    pub(crate) old_article: fn(i64) -> String,
    /// The link to a section's page at the end of a box.
    pub(crate) all_of_section: fn(&str) -> String,
    /// Title of an author's or desk's list.
    pub(crate) articles_by: fn(&str) -> String,
    /// Title of a topic's list.
    pub(crate) articles_on: fn(&str) -> String,
    /// Heading of search results: their number, if it is known, and the query.
    pub(crate) found: fn(Option<&str>, &str) -> String,
    /// Shown while the device reads its stored articles before a search.
    pub(crate) kept_reading: &'static str,
    /// Number of articles that the device searched.
    pub(crate) kept_searched: fn(&str) -> String,
    /// Shown if a search on the device failed.
    pub(crate) kept_failed: &'static str,
    /// Shown if a search found nothing.
    pub(crate) nothing_found: fn(&str) -> String,
    /// Note that a province is part of another since 2025.
    pub(crate) old_province: fn(&str, &str) -> String,
    /// Note that a province contains others since 2025.
    pub(crate) new_province: fn(&str, &str) -> String,
}
