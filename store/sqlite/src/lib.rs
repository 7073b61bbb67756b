//! The SQLite engine: its SQL, its migrations, and opening a database. One
//! writing connection begins each transaction with `BEGIN IMMEDIATE`; a small
//! pool of read-only connections answers readers, and one connection watches
//! for writes of other processes.
//!
//! A query for a list returns one row that holds the list as JSON: passing a
//! row from SQLite's thread costs more than building the JSON.

mod clock;
mod connections;
mod content;
mod engine;
mod error;
mod file;
mod key_values;
mod open;
#[cfg(test)]
mod plans;
mod read;
mod retries;
mod rows;
mod state;
mod traits;
mod transaction;
mod upgrade;
mod weather;
mod write;

pub use engine::SqliteStore;
