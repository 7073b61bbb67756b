//! The pages of the paper.

mod failures;
mod get;
mod head;
mod moved;
mod post;
