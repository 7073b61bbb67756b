//! The SQLite engine: all of its SQL, its migrations, and how it is opened. One
//! writing connection begins each transaction with `BEGIN IMMEDIATE`; a small
//! pool of read-only connections answers readers, and one connection watches for
//! writes of other processes.
//!
//! Queries that return lists return one row that holds them as JSON: the way of
//! a row from SQLite's own thread costs more than its making.

mod engine;
mod error;
mod key_values;
mod open;
#[cfg(test)]
mod plans;
mod read;
mod rows;
mod state;
mod traits;
mod weather;
mod write;

pub use engine::SqliteStore;
