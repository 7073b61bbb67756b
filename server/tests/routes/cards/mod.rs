//! `/card/{name}`.

mod get;
