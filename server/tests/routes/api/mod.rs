//! `/api/…`

mod get;
mod post;
