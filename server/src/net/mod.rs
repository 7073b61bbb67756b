//! Connections: accepting them, and ending those that make no progress.
//!
//! A connection ends if its first byte, or the rest of a request's head, does
//! not come within ten seconds, after a minute without a request, and when a
//! body or an answer stops moving. Whatever moves may take as long as it needs:
//! a reader on a weak network gets a large file, too.

mod accept;
mod activity;
pub(crate) mod address;
mod connection;
pub(crate) mod descriptors;
mod library_error;
pub(crate) mod listen;
mod open_connections;
mod watched_stream;

pub(crate) use accept::{Server, serve};
