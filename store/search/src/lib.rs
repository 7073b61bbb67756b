//! The index by which articles are searched: tantivy, in a folder beside the
//! database.
//!
//! The store is what counts, the index can always be made again from it. It
//! follows the store's log of written articles and keeps, in the same commit as
//! its own changes, the mark up to which it has followed: after a crash it goes
//! on from there. A folder that is missing, damaged, of another version or of
//! another history is begun again. One process writes at a time; others read
//! what it committed.
//!
//! Terms, tiers and order come from [`viet::search`]; an article is in here a
//! set of terms, its number and its moment, nothing else.

mod find;
mod follow;
mod schema;
mod segment;
mod stretches;
mod suggest;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use store::{ArticleId, Filter, Place, Result, Search, StoreError};
use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexReader, ReloadPolicy, TantivyError};
use viet::search::Query;

use schema::Fields;
use stretches::Stretches;

/// An index, open.
#[derive(Clone)]
pub struct SearchIndex(Arc<Inner>);

struct Inner {
    /// Without one the index is in memory.
    folder: Option<PathBuf>,
    live: RwLock<Live>,
    /// True once it gave an error: it is begun again then.
    broken: AtomicBool,
    /// Held while following: one at a time in this process.
    following: tokio::sync::Mutex<()>,
}

#[derive(Clone)]
struct Live {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    stretches: Stretches,
}

impl SearchIndex {
    /// Opens the index in `folder`, or begins one there.
    pub fn open(folder: &Path) -> Result<Self> {
        let live = match Live::open(folder) {
            Ok(live) => live,
            Err(error) => {
                if folder.exists() {
                    tracing::warn!(folder = %folder.display(), %error, "the search index is made anew");
                }
                Live::begin(folder)?
            }
        };
        Ok(Self::of(Some(folder.to_owned()), live))
    }

    /// An index in memory, for tests and measurements.
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

    /// How many articles it holds.
    pub fn articles(&self) -> u64 {
        self.live().reader.searcher().num_docs()
    }

    fn live(&self) -> Live {
        self.0
            .live
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Begins again in the same folder.
    fn begin_again(&self) -> Result<()> {
        if let Some(folder) = &self.0.folder {
            let mut live = self.0.live.write().unwrap_or_else(PoisonError::into_inner);
            *live = Live::begin(folder)?;
        }
        self.0.broken.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Does what reads or writes files on a thread where that may take time.
    async fn apart<T: Send + 'static>(
        &self,
        doing: &'static str,
        work: impl FnOnce(&Live) -> tantivy::Result<T> + Send + 'static,
    ) -> Result<T> {
        let live = self.live();
        let done = tokio::task::spawn_blocking(move || work(&live)).await;
        let done = done.unwrap_or_else(|error| {
            // A panic on a damaged file is a failure as any other.
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

impl Live {
    fn open(folder: &Path) -> tantivy::Result<Self> {
        let index = Index::open(MmapDirectory::open(folder)?)?;
        let (schema, fields) = schema::schema();
        let known = index.load_metas()?.payload;
        if index.schema() != schema || known.is_some_and(|known| follow::mark_of(&known).is_none())
        {
            return Err(TantivyError::InternalError(
                "another version wrote it".to_owned(),
            ));
        }
        Self::of(index, fields)
    }

    /// An empty index in place of whatever an index left there.
    fn begin(folder: &Path) -> Result<Self> {
        let refused = |error: std::io::Error| StoreError::Open {
            address: folder.display().to_string(),
            reason: error.to_string(),
            advice: "give the search index a folder where this user may write, and nothing else in it",
        };
        if folder.exists() {
            // Nobody else's files are removed: an index's have its marks.
            let entries = std::fs::read_dir(folder).map_err(refused)?;
            for entry in entries {
                let path = entry.map_err(refused)?.path();
                if is_ours(&path) {
                    std::fs::remove_file(&path).map_err(refused)?;
                }
            }
        }
        std::fs::create_dir_all(folder).map_err(refused)?;
        let (schema, fields) = schema::schema();
        Index::create_in_dir(folder, schema)
            .and_then(|index| Self::of(index, fields))
            .map_err(failed("making a search index"))
    }

    fn of(index: Index, fields: Fields) -> tantivy::Result<Self> {
        schema::know_terms(&index);
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::OnCommitWithDelay)
            .try_into()?;
        Ok(Self {
            index,
            reader,
            fields,
            stretches: Stretches::default(),
        })
    }
}

/// True for the names that tantivy gives its files.
fn is_ours(path: &Path) -> bool {
    const KINDS: [&str; 9] = [
        "term",
        "idx",
        "pos",
        "fast",
        "fieldnorm",
        "store",
        "del",
        "temp",
        "json",
    ];
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let kind = path.extension().unwrap_or_default().to_string_lossy();
    matches!(&*name, "meta.json" | ".managed.json")
        || name.starts_with(".tantivy-")
        || kind != "json" && KINDS.contains(&&*kind)
}

fn failed(doing: &'static str) -> impl Fn(TantivyError) -> StoreError {
    move |error| StoreError::Engine {
        doing,
        reason: error.to_string(),
    }
}

#[async_trait]
impl Search for SearchIndex {
    async fn find(
        &self,
        query: &Query,
        filter: &Filter,
        after: Option<Place>,
        limit: usize,
    ) -> Result<Vec<Place>> {
        let tiers = query.tiers();
        let filter = filter.clone();
        self.apart("searching", move |live| {
            find::find(live, &find::Plan::of(&tiers), &filter, after, limit)
        })
        .await
    }

    async fn begun(&self, typed: &str, limit: usize) -> Result<Vec<ArticleId>> {
        let query = Query::parse(typed);
        self.apart("looking for titles", move |live| {
            suggest::begun(live, &query, limit)
        })
        .await
    }

    async fn repaired(&self, query: &Query) -> Result<Option<Query>> {
        let query = query.clone();
        self.apart("looking for words", move |live| {
            suggest::repaired(live, &query)
        })
        .await
    }
}
