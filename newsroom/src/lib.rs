//! The pages of the newsroom, complete without scripts. Each is a pure function from its
//! data to a document; the server checks who may see it and reads the data.

mod fields;
pub mod pages;
pub mod paths;
mod shell;
mod times;
mod words;

pub use shell::Shell;
pub use words::{Notice, Refusal};
