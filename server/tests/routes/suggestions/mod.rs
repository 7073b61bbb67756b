//! `/api/goi-y`.

mod get;
