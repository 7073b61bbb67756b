//! The pages of the paper.

mod failures;
mod get;
mod head;
mod language;
mod moved;
mod post;
