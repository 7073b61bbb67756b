//! The files of the site map that were printed since the last change.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::SharedSnapshot;
use axum::body::Bytes;
use store::Store;
use tokio::sync::Mutex;

use crate::sitemaps::address::SitemapFile;
use crate::sitemaps::print;

/// Files in memory.
const CAPACITY: usize = 4;

/// The files printed for one snapshot. The lock is held while a file is
/// printed, so that many requests for one file print it once.
#[derive(Debug, Default)]
pub(crate) struct SitemapCache(Mutex<Option<Printed>>);

#[derive(Debug)]
struct Printed {
    snapshot: SharedSnapshot,
    files: BTreeMap<SitemapFile, Bytes>,
}

impl SitemapCache {
    /// A file of the site map; `None` for a part without addresses.
    pub(crate) async fn get(
        &self,
        store: &dyn Store,
        snapshot: &SharedSnapshot,
        file: SitemapFile,
    ) -> store::Result<Option<Bytes>> {
        let mut cache = self.0.lock().await;
        let printed = cache.get_or_insert_with(|| Printed {
            snapshot: Arc::clone(snapshot),
            files: BTreeMap::new(),
        });
        if !Arc::ptr_eq(&printed.snapshot, snapshot) {
            printed.snapshot = Arc::clone(snapshot);
            printed.files.clear();
        }
        if let Some(bytes) = printed.files.get(&file) {
            return Ok(Some(bytes.clone()));
        }
        let Some(text) = print::file(store, snapshot, file).await? else {
            return Ok(None);
        };
        let bytes = Bytes::from(text);
        if printed.files.len() >= CAPACITY {
            printed.files.pop_last();
        }
        printed.files.insert(file, bytes.clone());
        Ok(Some(bytes))
    }
}
