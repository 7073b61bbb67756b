//! Errors of SQLite, and what to do about them.

use store::{EngineFault, StoreError};

/// Names the operation during which the engine failed.
pub(crate) fn while_doing(doing: &'static str) -> impl Fn(sqlx::Error) -> StoreError {
    move |error| StoreError::Engine {
        doing,
        reason: error.to_string(),
        fault: fault_of(&error),
    }
}

/// The same, for a connection that reads rows.
pub(crate) fn while_reading(doing: &'static str) -> impl Fn(rusqlite::Error) -> StoreError {
    move |error| StoreError::Engine {
        doing,
        reason: error.to_string(),
        fault: error.sqlite_error().map_or(EngineFault::Other, |it| {
            fault_of_primary(it.extended_code.unsigned_abs() & PRIMARY_BITS)
        }),
    }
}

/// Primary result codes (<https://www.sqlite.org/rescode.html>).
const SQLITE_PERM: u32 = 3;
pub(crate) const SQLITE_BUSY: u32 = 5;
const SQLITE_LOCKED: u32 = 6;
const SQLITE_READONLY: u32 = 8;
const SQLITE_IOERR: u32 = 10;
const SQLITE_CORRUPT: u32 = 11;
const SQLITE_FULL: u32 = 13;
const SQLITE_CANTOPEN: u32 = 14;
const SQLITE_PROTOCOL: u32 = 15;
const SQLITE_NOTADB: u32 = 26;
/// The bits of an extended result code that hold the primary code.
const PRIMARY_BITS: u32 = 0xff;

/// Returns SQLite's description of the error.
pub(crate) fn reason_of(error: &sqlx::Error) -> String {
    match error.as_database_error() {
        Some(error) => error.message().to_owned(),
        None => error.to_string(),
    }
}

/// Returns SQLite's primary result code
/// (<https://www.sqlite.org/rescode.html>).
pub(crate) fn primary_code(error: &sqlx::Error) -> Option<u32> {
    let code = error.as_database_error()?.code()?;
    code.parse::<u32>().ok().map(|code| code & PRIMARY_BITS)
}

/// Returns the kind of failure.
fn fault_of(error: &sqlx::Error) -> EngineFault {
    match primary_code(error) {
        Some(code) => fault_of_primary(code),
        None => match error {
            sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed | sqlx::Error::PoolClosed => {
                EngineFault::Io
            }
            sqlx::Error::PoolTimedOut => EngineFault::Busy,
            _ => EngineFault::Other,
        },
    }
}

fn fault_of_primary(code: u32) -> EngineFault {
    match code {
        SQLITE_BUSY | SQLITE_LOCKED | SQLITE_PROTOCOL => EngineFault::Busy,
        SQLITE_FULL => EngineFault::Full,
        SQLITE_CORRUPT | SQLITE_NOTADB => EngineFault::Corrupt,
        SQLITE_IOERR | SQLITE_CANTOPEN => EngineFault::Io,
        _ => EngineFault::Other,
    }
}

/// Returns advice on the error for the owner.
pub(crate) fn advice_for(error: &sqlx::Error) -> &'static str {
    match primary_code(error) {
        Some(SQLITE_NOTADB) => "it is another kind of file: name a database or a new file",
        Some(SQLITE_CORRUPT) => "the file is damaged: restore a backup",
        Some(SQLITE_READONLY | SQLITE_CANTOPEN | SQLITE_PERM) => {
            "let this user read and write the file and its folder"
        }
        Some(SQLITE_BUSY | SQLITE_LOCKED) => "another program is using it: end that program first",
        Some(SQLITE_FULL) => "the disk is full: make room",
        _ => "name another file with --database, or restore a backup",
    }
}
