//! `/api/…`

mod get;
mod post;
mod push;
mod read;
