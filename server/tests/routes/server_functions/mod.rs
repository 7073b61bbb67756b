//! Server functions, `/api/…`.

mod get;
mod post;
