//! Decisions that do not depend on the engine: an engine reads the rows, asks
//! here, and writes the result. All of them are pure functions.

mod bigrams;
pub mod boxes;
pub mod front;
pub mod related;
pub mod story;
