//! The texts of islands, which are part of the wasm.

/// The texts of islands in one language; each name describes the place of its
/// text.
#[derive(Debug)]
pub(crate) struct DeviceWords {
    /// The text below could not be loaded.
    pub(crate) article_failed: &'static str,
    /// The button that shows the new text.
    pub(crate) article_show: &'static str,
    /// Shown in the place of the article.
    pub(crate) article_withdrawn: &'static str,
    pub(crate) choose_cities: &'static str,
    pub(crate) choose_cities_hint: &'static str,
    pub(crate) latest: &'static str,
    pub(crate) latest_and_most_read: &'static str,
    pub(crate) loading: &'static str,
    pub(crate) more: &'static str,
    pub(crate) more_failed: &'static str,
    pub(crate) most_read: &'static str,
    pub(crate) refresh: &'static str,
    /// The link to what can be read without a network.
    pub(crate) stored: &'static str,
    pub(crate) weather: &'static str,
    pub(crate) weather_done: &'static str,
    pub(crate) weather_failed: &'static str,
    /// Shown if the readings are the same as before; their time follows.
    pub(crate) weather_same: &'static str,
    /// Shown once there are no more teasers.
    pub(crate) no_more: &'static str,
    /// Read by a screen reader after this number of teasers was added.
    pub(crate) more_added: fn(usize) -> String,
    /// Shown when the open article was corrected, with the time as text.
    pub(crate) article_corrected: fn(&str) -> String,
    /// The same when its text changed.
    pub(crate) article_updated: fn(&str) -> String,
    /// Shown when the new text is there, with the number of changed paragraphs.
    pub(crate) article_shown: fn(usize) -> String,
}

/// The texts of the reading tools in one language.
#[cfg(feature = "hydrate")]
#[derive(Debug)]
pub(crate) struct ReadingWords {
    /// Continues reading aloud.
    pub(crate) go_on: &'static str,
    /// Name of the bar while an article is read aloud.
    pub(crate) listening: &'static str,
    pub(crate) no_voice: &'static str,
    pub(crate) pause: &'static str,
    /// Continues where the reader stopped; a share in percent follows.
    pub(crate) resume: &'static str,
    /// Speed of reading aloud.
    pub(crate) speed: &'static str,
    pub(crate) stop: &'static str,
}
