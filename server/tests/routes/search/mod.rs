//! `/tim-kiem`, the titles offered for it, and the pages that a device searches.

mod device;
mod get;
mod offers;
