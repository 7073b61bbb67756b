//! `/api/…`

mod get;
mod post;
mod read;
