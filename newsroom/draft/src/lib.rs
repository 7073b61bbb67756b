//! What an editor's device and the server must agree on: the text of a draft
//! ([`Manuscript`]), a change of it ([`Splice`]) and its hash ([`TextHash`]). No input
//! or output; the same code runs in the browser and in the server.
//!
//! A draft is one text. Whoever saves or stores it treats it as such, and only those
//! who show or publish it read its fields. So no part of it can be lost by a program
//! that does not know it.

mod hash;
mod manuscript;
mod splice;

pub use hash::{InvalidHash, TextHash};
pub use manuscript::{InvalidManuscript, Manuscript};
pub use splice::{InvalidSplice, Splice};
