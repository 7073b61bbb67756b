//! Everything that hydrates, and so everything that adds to the size of the
//! wasm. An island wraps HTML that the server rendered, has little data in its
//! props, and sends requests only on interaction; it reads and changes rendered
//! HTML through `crate::document`.

mod article;
mod more_teasers;
mod tabs;
mod weather;

#[cfg(feature = "ssr")]
pub(crate) use {
    article::Article,
    more_teasers::MoreTeasers,
    tabs::Tabs,
    weather::{Weather, city_items},
};
