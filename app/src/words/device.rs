//! What islands say by themselves, and so what travels in the wasm: few words.

/// One language's words for islands; each name says where it stands.
#[derive(Debug)]
pub(crate) struct DeviceWords {
    pub(crate) choose_cities: &'static str,
    pub(crate) choose_cities_hint: &'static str,
    pub(crate) latest: &'static str,
    pub(crate) latest_and_most_read: &'static str,
    pub(crate) loading: &'static str,
    pub(crate) more: &'static str,
    pub(crate) more_failed: &'static str,
    pub(crate) most_read: &'static str,
    pub(crate) refresh: &'static str,
    pub(crate) weather: &'static str,
    pub(crate) weather_done: &'static str,
    pub(crate) weather_failed: &'static str,
    /// What a screen reader hears where no more teasers came.
    pub(crate) no_more: &'static str,
    /// What it hears when some came: before and after their number.
    pub(crate) more_added: [&'static str; 2],
}
