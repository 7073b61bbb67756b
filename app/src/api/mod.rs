//! Server functions. They only read, by GET, so caches may store the responses.
//! Their addresses are fixed: a page that is open while a new version starts
//! still finds them.

mod article;
#[cfg(feature = "ssr")]
mod clock;
mod teasers;
pub(crate) mod types;
mod weather;

pub(crate) use article::CurrentArticle;
pub(crate) use teasers::more_teasers;
pub(crate) use weather::current_weather;
