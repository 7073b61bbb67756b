//! Server functions: thin, typed, check, call, map. Those here only read, by
//! GET, so that anything between reader and server may keep the answers. Their
//! addresses are fixed words: a page that is open while a new version starts
//! still finds them.

#[cfg(feature = "ssr")]
mod clock;
mod teasers;
pub(crate) mod types;
mod weather;

pub(crate) use teasers::more_teasers;
pub(crate) use weather::current_weather;
