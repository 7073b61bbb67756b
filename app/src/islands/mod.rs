//! Everything that hydrates, and so everything that costs a reader bytes of
//! wasm. An island wraps what the server printed, holds small first data as
//! props and asks the server only when touched; it finds and changes printed
//! HTML through `document`.

mod document;
mod more_teasers;
mod tabs;
mod weather;

#[cfg(feature = "ssr")]
pub(crate) use {
    more_teasers::MoreTeasers,
    tabs::Tabs,
    weather::{Weather, city_items},
};
