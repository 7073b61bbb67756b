//! The search index of a store's articles.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use store::Result;
use tantivy::{Index, TantivyError};

use crate::error::failed;
use crate::live::Live;
use crate::schema;

/// An open index.
#[derive(Clone)]
pub struct SearchIndex(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    /// `None` for an index in memory.
    folder: Option<PathBuf>,
    live: RwLock<Live>,
    /// True after an error: the index is then rebuilt.
    pub(crate) broken: AtomicBool,
    /// Locked while following the store: one task of this process at a time.
    pub(crate) following: tokio::sync::Mutex<()>,
}

impl SearchIndex {
    /// Opens the index in `folder`, or creates one there.
    pub fn open(folder: &Path) -> Result<Self> {
        let live = match Live::open(folder) {
            Ok(live) => live,
            Err(error) => {
                if folder.exists() {
                    tracing::warn!(folder = %folder.display(), %error, "the search index is rebuilt");
                }
                Live::create(folder)?
            }
        };
        Ok(Self::of(Some(folder.to_owned()), live))
    }

    /// Creates an index in memory, for tests and measurements.
    pub fn in_memory() -> Result<Self> {
        let (schema, fields) = schema::schema();
        let index = Index::create_in_ram(schema);
        Ok(Self::of(
            None,
            Live::of(index, fields).map_err(failed("making an index"))?,
        ))
    }

    fn of(folder: Option<PathBuf>, live: Live) -> Self {
        Self(Arc::new(Inner {
            folder,
            live: RwLock::new(live),
            broken: AtomicBool::new(false),
            following: tokio::sync::Mutex::new(()),
        }))
    }

    /// Returns the number of indexed articles.
    pub fn articles(&self) -> u64 {
        self.live().reader.searcher().num_docs()
    }

    pub(crate) fn live(&self) -> Live {
        self.0
            .live
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Creates an empty index in the same folder.
    pub(crate) fn recreate(&self) -> Result<()> {
        if let Some(folder) = &self.0.folder {
            let mut live = self.0.live.write().unwrap_or_else(PoisonError::into_inner);
            *live = Live::create(folder)?;
        }
        self.0.broken.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Runs work that reads or writes files on a blocking thread.
    pub(crate) async fn run_blocking<T: Send + 'static>(
        &self,
        doing: &'static str,
        work: impl FnOnce(&Live) -> tantivy::Result<T> + Send + 'static,
    ) -> Result<T> {
        let live = self.live();
        let done = tokio::task::spawn_blocking(move || work(&live)).await;
        let done = done.unwrap_or_else(|error| {
            // A panic on a damaged file is reported as an error.
            Err(TantivyError::InternalError(error.to_string()))
        });
        done.map_err(|error| {
            if !matches!(error, TantivyError::LockFailure(..)) {
                self.0.broken.store(true, Ordering::Relaxed);
            }
            failed(doing)(error)
        })
    }
}
