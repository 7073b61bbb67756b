//! Server functions, `/api/…`.

mod article;
mod get;
mod post;
