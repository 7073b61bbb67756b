//! `/tim-kiem`, and the pages that a device searches.

mod device;
mod get;
