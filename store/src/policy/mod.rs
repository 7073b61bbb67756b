//! Decisions that do not depend on the engine, as pure functions: an engine
//! reads the rows, calls a function, and writes the result.

mod bigrams;
pub mod boxes;
pub mod front;
pub mod manuscript;
pub mod related;
pub mod story;
pub mod summary;
