//! The pages of the paper.

mod failures;
mod get;
mod head;
mod language;
mod moved;
mod older;
mod post;
mod trust;
