//! The connections of an open database, and opening them again after a failure.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use sqlx::SqlitePool;
use store::{EngineFault, Result, StoreError};
use tokio::sync::Mutex;

use crate::connections::Connections;
use crate::file::DatabaseFile;
use crate::readers::Readers;

/// The shortest time between two attempts to open the connections again.
const BETWEEN_REOPENINGS: Duration = Duration::from_secs(1);

/// How long closing waits for calls that use the old connections.
const CLOSING_LIMIT: Duration = Duration::from_secs(5);

/// Bits of a revision that SQLite counts; the others count reopenings.
const VERSION_BITS: u32 = 32;

/// A paper stored in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    file: DatabaseFile,
    connections: RwLock<Arc<Connections>>,
    /// When the connections were opened again last.
    reopened_at: Mutex<Option<Instant>>,
    reopenings: AtomicU64,
    is_closed: AtomicBool,
}

impl SqliteStore {
    pub(crate) fn new(file: DatabaseFile, connections: Connections) -> Self {
        Self {
            file,
            connections: RwLock::new(Arc::new(connections)),
            reopened_at: Mutex::new(None),
            reopenings: AtomicU64::new(0),
            is_closed: AtomicBool::new(false),
        }
    }

    fn connections(&self) -> Arc<Connections> {
        let connections = self.connections.read();
        Arc::clone(&connections.unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) async fn reading_pool(&self) -> SqlitePool {
        self.usable_connections().await.readers.clone()
    }

    /// The connections from which pages read.
    pub(crate) async fn rows(&self) -> Arc<Readers> {
        Arc::clone(&self.usable_connections().await.rows)
    }

    pub(crate) async fn writing_pool(&self) -> SqlitePool {
        self.usable_connections().await.writer.clone()
    }

    pub(crate) async fn counting_pool(&self) -> SqlitePool {
        self.usable_connections().await.counter.clone()
    }

    /// Returns the connections; opens them again if that failed before.
    async fn usable_connections(&self) -> Arc<Connections> {
        let connections = self.connections();
        if !connections.writer.is_closed() {
            return connections;
        }
        let mut reopened_at = self.reopened_at.lock().await;
        if self.connections().writer.is_closed() {
            self.open_again(&mut reopened_at).await;
        }
        self.connections()
    }

    /// Returns a number that differs after every commit of another connection,
    /// and after every reopening.
    pub(crate) async fn watched_revision(&self) -> Result<u64> {
        let connections = self.usable_connections().await;
        let version = crate::state::revision(&connections.watcher).await?;
        let reopenings = self.reopenings.load(Ordering::Relaxed);
        Ok(reopenings.wrapping_shl(VERSION_BITS).wrapping_add(version))
    }

    /// Returns the result of a call. If reading or writing failed or found
    /// damaged data, all connections are opened again first: SQLite may hold a
    /// state in memory that the files do not have any more.
    pub(crate) async fn checked<T>(&self, result: Result<T>) -> Result<T> {
        if let Err(StoreError::Engine {
            fault: EngineFault::Io | EngineFault::Corrupt,
            ..
        }) = &result
        {
            self.reopen().await;
        }
        result
    }

    async fn reopen(&self) {
        let mut reopened_at = self.reopened_at.lock().await;
        if reopened_at.is_some_and(|at| at.elapsed() < BETWEEN_REOPENINGS) {
            return;
        }
        self.open_again(&mut reopened_at).await;
    }

    /// Closes the connections and opens new ones. If that fails, the closed ones
    /// stay, and the next call comes here again.
    async fn open_again(&self, reopened_at: &mut Option<Instant>) {
        if self.is_closed.load(Ordering::Relaxed) {
            return;
        }
        // SQLite keeps one state per file and process until the last connection
        // is closed. A call that hangs must not keep the others waiting.
        let old = self.connections();
        tokio::time::timeout(CLOSING_LIMIT, old.close()).await.ok();
        if let Ok(new) = Connections::open(&self.file).await {
            *self
                .connections
                .write()
                .unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
            self.reopenings.fetch_add(1, Ordering::Relaxed);
            *reopened_at = Some(Instant::now());
        }
    }

    /// Fails if the file is not the one that was opened.
    pub(crate) fn check_file(&self) -> Result<()> {
        self.file.check()
    }

    /// Closes all connections for good.
    pub(crate) async fn close_connections(&self) {
        self.is_closed.store(true, Ordering::Relaxed);
        self.connections().close().await;
    }
}
