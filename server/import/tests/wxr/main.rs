//! Imports of whole exports into a real store.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod addresses;
mod again;
mod broken;
mod clash;
mod encodings;
mod old_database;
mod paper;
mod pictures;
mod resume;
mod seed;
mod summaries;
mod support;
