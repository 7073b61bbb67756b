//! Site maps.

mod get;
