//! The SQLite engine: its SQL, its migrations, and opening a database. One
//! writing connection begins each transaction with `BEGIN IMMEDIATE`; a small
//! pool of read-only connections answers readers, and one connection watches
//! for writes of other processes.
//!
//! What pages show is read row by row with rusqlite, in one thread and transaction.
//! Everything else uses sqlx, where a list is one row that holds it as JSON: passing
//! a row from sqlx's thread costs more than building the JSON.

mod clock;
mod columns;
mod connections;
mod content;
mod engine;
mod error;
mod file;
mod key_values;
mod newsroom;
mod newsroom_traits;
mod open;
#[cfg(test)]
mod plans;
mod read;
mod readers;
mod references;
mod retries;
mod rows;
mod state;
mod traits;
mod transaction;
mod upgrade;
mod weather;
mod write;

pub use engine::SqliteStore;
