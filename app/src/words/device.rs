//! The texts of islands, which are part of the wasm.

/// The texts of islands in one language; each name describes the place of its
/// text.
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
    /// Shown if the readings are the same as before; their time follows.
    pub(crate) weather_same: &'static str,
    /// Shown once there are no more teasers.
    pub(crate) no_more: &'static str,
    /// Read by a screen reader after this number of teasers was added.
    pub(crate) more_added: fn(usize) -> String,
}
