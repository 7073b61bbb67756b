//! The pages of the paper.

mod day;
mod failures;
mod front;
mod get;
mod head;
mod language;
mod moved;
mod older;
mod post;
mod trust;
