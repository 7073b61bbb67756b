//! The search index of a store's articles.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use store::Result;
use tantivy::{Index, TantivyError};

use crate::error::{Verdict, failed, verdict};
use crate::live::Live;

/// An open index.
#[derive(Clone)]
pub struct SearchIndex(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    /// `None` for an index in memory.
    folder: Option<PathBuf>,
    live: RwLock<Live>,
    /// True once the files proved to be damaged: the index is then rebuilt.
    pub(crate) damaged: AtomicBool,
    /// Locked while following the store: one task of this process at a time.
    pub(crate) following: tokio::sync::Mutex<()>,
}

impl SearchIndex {
    /// Opens the index in `folder`, or creates one there if there is none, or
    /// only a damaged one or one of another version. A lack of resources is an
    /// error.
    pub fn open(folder: &Path) -> Result<Self> {
        let live = match Live::open(folder) {
            Ok(live) => live,
            Err(error) if verdict(&error) == Verdict::Unknown => {
                return Err(failed("opening the search index")(error));
            }
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
        Ok(Self::of(None, Live::in_memory()?))
    }

    pub(crate) fn of(folder: Option<PathBuf>, live: Live) -> Self {
        Self(Arc::new(Inner {
            folder,
            live: RwLock::new(live),
            damaged: AtomicBool::new(false),
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

    /// The folder of the index; `None` for one in memory.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.0.folder.as_deref()
    }

    /// From now on answers with another index, which is whole.
    pub(crate) fn replace(&self, live: Live) {
        *self.0.live.write().unwrap_or_else(PoisonError::into_inner) = live;
        self.0.damaged.store(false, Ordering::Relaxed);
    }

    /// Runs work that reads or writes files on a blocking thread.
    pub(crate) async fn run_blocking<T: Send + 'static>(
        &self,
        doing: &'static str,
        work: impl FnOnce(&Live) -> tantivy::Result<T> + Send + 'static,
    ) -> Result<T> {
        let live = self.live();
        let index = live.index.clone();
        let done = tokio::task::spawn_blocking(move || work(&live)).await;
        let error = match done {
            Ok(Ok(value)) => return Ok(value),
            Ok(Err(error)) => error,
            // A panic on a damaged file is reported as an error.
            Err(error) => TantivyError::InternalError(error.to_string()),
        };
        let is_damaged = match verdict(&error) {
            Verdict::Damaged => true,
            Verdict::Unknown => false,
            Verdict::ToVerify => {
                let verified = tokio::task::spawn_blocking(move || has_damage(&index)).await;
                verified.unwrap_or(true)
            }
        };
        if is_damaged {
            self.0.damaged.store(true, Ordering::Relaxed);
        }
        Err(failed(doing)(error))
    }
}

/// True if a file of the index does not have its checksum.
fn has_damage(index: &Index) -> bool {
    match index.validate_checksum() {
        Ok(damaged) => !damaged.is_empty(),
        Err(error) => verdict(&error) == Verdict::Damaged,
    }
}
