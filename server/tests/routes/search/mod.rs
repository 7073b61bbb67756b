//! `/tim-kiem` and the titles offered for it.

mod get;
mod offers;
