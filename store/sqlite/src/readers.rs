//! Connections from which pages read, row by row, in a thread for blocking work:
//! passing each row to another thread costs more than reading it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::types::FromSql;
use rusqlite::{Connection, OpenFlags, Params};
use store::{EngineFault, Result, Slug, StoreError};
use tokio::sync::Semaphore;

use crate::error::while_reading;
use crate::rows;

/// Statements that a connection keeps compiled: all that pages need.
const STATEMENTS: usize = 64;

/// The connections of one opening.
#[derive(Debug)]
pub(crate) struct Readers {
    path: PathBuf,
    count: u32,
    mapped: i64,
    busy: Duration,
    /// One permit for each connection.
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
    is_closed: AtomicBool,
}

impl Readers {
    /// Opens `count` connections that map so many bytes of the file into memory, and
    /// wait so long for a lock.
    pub(crate) fn open(
        path: &Path,
        count: u32,
        mapped: i64,
        busy: Duration,
    ) -> rusqlite::Result<Self> {
        let this = Self {
            path: path.to_owned(),
            count,
            mapped,
            busy,
            permits: Arc::new(Semaphore::new(count as usize)),
            idle: Mutex::default(),
            is_closed: AtomicBool::new(false),
        };
        for _ in 0..count {
            this.put(this.connect()?);
        }
        Ok(this)
    }

    fn connect(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(self.busy)?;
        connection.pragma_update(None, "mmap_size", self.mapped)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(connection)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, connection: Connection) {
        let mut idle = self.idle();
        if !self.is_closed.load(Ordering::Relaxed) {
            idle.push(connection);
        }
    }

    /// Calls `ask` with a connection, in one transaction: all that it reads belongs
    /// together. `doing` names the operation in errors.
    pub(crate) async fn read<T: Send + 'static>(
        self: Arc<Self>,
        doing: &'static str,
        ask: impl FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let unusable = |reason: &str| StoreError::Engine {
            doing,
            reason: reason.to_owned(),
            fault: EngineFault::Io,
        };
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.map_err(|_| unusable("the database is closed"))?;
        let task = tokio::task::spawn_blocking(move || {
            let result = self.ask(doing, ask);
            drop(permit);
            result
        });
        let ended = task.await;
        ended.unwrap_or_else(|_| Err(unusable("the reading thread ended")))
    }

    fn ask<T>(
        &self,
        doing: &'static str,
        ask: impl FnOnce(&Reading<'_>) -> Result<T>,
    ) -> Result<T> {
        let failed = while_reading(doing);
        let idle = self.idle().pop();
        // One that failed is not used again.
        let connection = idle.map_or_else(|| self.connect(), Ok).map_err(&failed)?;
        run(&connection, "BEGIN").map_err(&failed)?;
        let result = ask(&Reading {
            connection: &connection,
            doing,
        });
        let ended = run(&connection, "COMMIT");
        if ended.is_ok() && !matches!(result, Err(StoreError::Engine { .. })) {
            self.put(connection);
        }
        result
    }

    /// Closes the connections once those who read are done.
    pub(crate) async fn close(&self) {
        self.is_closed.store(true, Ordering::Relaxed);
        let all = self.permits.acquire_many(self.count).await;
        self.permits.close();
        drop(all);
        self.idle().clear();
    }

    #[cfg(test)]
    pub(crate) fn for_each(&self, set: impl FnMut(&Connection)) {
        self.idle().iter().for_each(set);
    }
}

fn run(connection: &Connection, sql: &str) -> rusqlite::Result<usize> {
    connection.prepare_cached(sql)?.execute([])
}

/// A connection during one operation.
pub(crate) struct Reading<'a> {
    connection: &'a Connection,
    doing: &'static str,
}

/// A row.
pub(crate) struct Columns<'a> {
    row: &'a rusqlite::Row<'a>,
    doing: &'static str,
}

impl Reading<'_> {
    /// Returns what `of` makes of each row.
    pub(crate) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        mut of: impl FnMut(&Columns<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let failed = while_reading(self.doing);
        let mut statement = self.connection.prepare_cached(sql).map_err(&failed)?;
        let mut rows = statement.query(params).map_err(&failed)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(&failed)? {
            let doing = self.doing;
            found.push(of(&Columns { row, doing })?);
        }
        Ok(found)
    }

    /// Returns what `of` makes of the first row; `None` if there is none.
    pub(crate) fn first<T>(
        &self,
        sql: &str,
        params: impl Params,
        of: impl FnOnce(&Columns<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let failed = while_reading(self.doing);
        let mut statement = self.connection.prepare_cached(sql).map_err(&failed)?;
        let mut rows = statement.query(params).map_err(&failed)?;
        let row = rows.next().map_err(&failed)?;
        let doing = self.doing;
        row.map(|row| of(&Columns { row, doing })).transpose()
    }
}

impl Columns<'_> {
    /// The number in a column, by its place.
    pub(crate) fn get<T: FromSql>(&self, place: usize) -> Result<T> {
        self.row.get(place).map_err(while_reading(self.doing))
    }

    /// The text of a column.
    pub(crate) fn text(&self, place: usize) -> Result<&str> {
        let found = self.maybe_text(place)?;
        found.ok_or_else(|| StoreError::Damaged {
            what: "text",
            value: "NULL".to_owned(),
        })
    }

    /// The text of a column that may be empty.
    pub(crate) fn maybe_text(&self, place: usize) -> Result<Option<&str>> {
        let failed = while_reading(self.doing);
        let value = self.row.get_ref(place).map_err(&failed)?;
        let bytes = value.as_bytes_or_null();
        let Some(bytes) = bytes.map_err(|error| failed(error.into()))? else {
            return Ok(None);
        };
        // Several times faster than the standard library for Vietnamese.
        let text = simdutf8::basic::from_utf8(bytes);
        text.map(Some).map_err(|_| StoreError::Damaged {
            what: "text",
            value: String::from_utf8_lossy(bytes).into_owned(),
        })
    }

    /// A copy of the text of a column.
    pub(crate) fn string(&self, place: usize) -> Result<String> {
        self.text(place).map(str::to_owned)
    }

    /// A copy of the text of a column that may be empty.
    pub(crate) fn maybe_string(&self, place: usize) -> Result<Option<String>> {
        Ok(self.maybe_text(place)?.map(str::to_owned))
    }

    /// The slug in a column.
    pub(crate) fn slug(&self, place: usize) -> Result<Slug> {
        rows::slug(self.string(place)?)
    }

    /// The slug in a column that may be empty.
    pub(crate) fn maybe_slug(&self, place: usize) -> Result<Option<Slug>> {
        self.maybe_string(place)?.map(rows::slug).transpose()
    }
}
