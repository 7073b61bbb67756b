//! Everything a reader sees: pages, widgets, server functions, words.

#[cfg(feature = "ssr")]
mod answer;
#[cfg(feature = "ssr")]
mod shell;

#[cfg(feature = "ssr")]
pub use answer::{Answer, Asked, answer, broken};
#[cfg(feature = "ssr")]
pub use shell::{Assets, CityWeather, Paper, Shell, SharedShell, SharedStore};
