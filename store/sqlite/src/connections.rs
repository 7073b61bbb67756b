//! The connections to a database file.

use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, SqlitePool};
use tokio::sync::Mutex;

use crate::error::{SQLITE_BUSY, primary_code};
use crate::file::DatabaseFile;
use crate::readers::Readers;
use crate::retries::{BETWEEN, TRIES};

/// Connections for readers: as many as a small server can run at once, and a
/// few that wait for the disk.
const READERS: u32 = 4;

/// Bytes of the file that are memory-mapped: the most that SQLite allows. In a
/// large paper the pages of an article are far apart, and each would need a
/// read call of its own.
const MAPPED: i64 = 2_147_418_112;

/// How long a writer waits for another process's transaction.
const BUSY: Duration = Duration::from_secs(10);

/// The connections of one opening.
#[derive(Debug)]
pub(crate) struct Connections {
    /// The connection that writes. A commit returns once it is on the disk.
    pub(crate) writer: SqlitePool,
    /// The connection that writes counts, of which a power failure may take the
    /// last seconds.
    pub(crate) counter: SqlitePool,
    /// What pages read row by row.
    pub(crate) rows: Arc<Readers>,
    pub(crate) readers: SqlitePool,
    /// Notices commits of other connections; `None` once it is closed.
    pub(crate) watcher: Mutex<Option<SqliteConnection>>,
}

impl Connections {
    /// Opens all connections. The first one turns on the file's log, without which
    /// the reading ones cannot open a new file.
    pub(crate) async fn open(file: &DatabaseFile) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(&file.path)
            .journal_mode(SqliteJournalMode::Wal)
            .foreign_keys(true)
            .busy_timeout(BUSY);
        let writing = options.clone().synchronous(SqliteSynchronous::Full);
        let counting = options.clone().synchronous(SqliteSynchronous::Normal);
        let reading = options
            .read_only(true)
            .pragma("mmap_size", MAPPED.to_string());
        let writer = writer(&writing).await?;
        let rows = Readers::open(&file.path, READERS, MAPPED, BUSY);
        Ok(Self {
            writer,
            counter: single(&counting).await?,
            rows: Arc::new(rows.map_err(std::io::Error::other)?),
            readers: SqlitePoolOptions::new()
                .max_connections(READERS)
                // Connections stay open: opening one costs more than a page.
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(false)
                .connect_with(reading.clone())
                .await?,
            watcher: Mutex::new(Some(reading.connect().await?)),
        })
    }

    pub(crate) async fn close(&self) {
        self.rows.close().await;
        self.readers.close().await;
        if let Some(watcher) = self.watcher.lock().await.take() {
            // This connection only reads: an error while it closes loses
            // nothing.
            watcher.close().await.ok();
        }
        self.counter.close().await;
        // Last, since only a connection that may write can truncate the log.
        self.writer.close().await;
    }
}

async fn single(options: &SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options.clone())
        .await
}

/// Opens the writing connection. The first one turns on the new file's log; for
/// that, SQLite does not wait for other processes.
async fn writer(options: &SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    for tried in 1..TRIES {
        match single(options).await {
            Err(error) if primary_code(&error) == Some(SQLITE_BUSY) => {
                tokio::time::sleep(BETWEEN * tried).await;
            }
            done => return done,
        }
    }
    single(options).await
}
