//! The files of the site map that were printed since the content changed last.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use app::{SharedSnapshot, SharedStore};
use axum::body::Bytes;

use super::builds::Builds;
use crate::sitemaps::address::SitemapFile;
use crate::sitemaps::print;

/// Files in memory.
const CAPACITY: usize = 4;
/// Files that are printed or wait; further requests are refused.
const MAX_WAITING: usize = 8;

/// The files printed for one revision of the content, each once for all who ask.
#[derive(Clone, Debug)]
pub(crate) struct SitemapCache {
    printed: Arc<Mutex<Option<Printed>>>,
    builds: Builds<SitemapFile, Option<Bytes>>,
}

#[derive(Debug)]
struct Printed {
    /// The revision of the content.
    revision: u64,
    files: BTreeMap<SitemapFile, Bytes>,
}

impl Default for SitemapCache {
    fn default() -> Self {
        Self {
            printed: Arc::default(),
            builds: Builds::new(1, MAX_WAITING),
        }
    }
}

impl SitemapCache {
    /// A file of the site map; `None` for a part without addresses.
    pub(crate) async fn get(
        &self,
        store: &SharedStore,
        snapshot: &SharedSnapshot,
        file: SitemapFile,
    ) -> store::Result<Option<Bytes>> {
        if let Some(bytes) = self.known(snapshot.revision, file) {
            return Ok(Some(bytes));
        }
        let (cache, store) = (self.clone(), SharedStore::clone(store));
        let snapshot = SharedSnapshot::clone(snapshot);
        let build = async move {
            let text = print::file(store.as_ref(), &snapshot, file).await?;
            let bytes = text.map(Bytes::from);
            if let Some(bytes) = &bytes {
                cache.put(snapshot.revision, file, bytes.clone());
            }
            Ok(bytes)
        };
        let built = self.builds.get(file, build).await;
        built.map_err(|error| error.into_store_error("printing a site map"))
    }

    fn known(&self, revision: u64, file: SitemapFile) -> Option<Bytes> {
        let printed = self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        let printed = printed.as_ref()?;
        let is_current = printed.revision == revision;
        printed.files.get(&file).filter(|_| is_current).cloned()
    }

    fn put(&self, revision: u64, file: SitemapFile, bytes: Bytes) {
        let mut printed = self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        let is_current = |it: &Printed| it.revision == revision;
        if !printed.as_ref().is_some_and(is_current) {
            *printed = None;
        }
        let printed = printed.get_or_insert_with(|| Printed {
            revision,
            files: BTreeMap::new(),
        });
        if printed.files.len() >= CAPACITY {
            printed.files.pop_last();
        }
        printed.files.insert(file, bytes);
    }
}
