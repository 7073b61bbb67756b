//! Following the store: written articles are indexed in batches, each committed
//! with the mark up to which it reaches.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use store::{
    ArticleId, EngineFault, Result, SearchChange, SearchMark, SearchText, Store, StoreError,
};
use tantivy::{IndexWriter, TantivyError};

use crate::error::failed;
use crate::folder;
use crate::index::SearchIndex;
use crate::live::Live;
use crate::mark::{mark_of, payload};
use crate::schema;

/// Articles per request to the store.
const BATCH: u32 = 500;
/// A long run commits after this many articles.
const COMMIT_AFTER: usize = 20_000;
/// Memory of the writer in bytes: close to the smallest that tantivy accepts.
const MEMORY: usize = 20_000_000;
/// How long a rebuild waits for another process to end writing, and between two
/// attempts. A running server writes for a moment after each change.
const WRITER_LIMIT: Duration = Duration::from_secs(3);
const BETWEEN: Duration = Duration::from_millis(200);

impl SearchIndex {
    /// Indexes all articles written since the last call and returns their
    /// number; 0 if another process is writing the index.
    pub async fn catch_up(&self, store: &dyn Store) -> Result<usize> {
        let _one = self.0.following.lock().await;
        if self.0.damaged.load(Ordering::Relaxed) {
            tracing::warn!("the search index is damaged and will be rebuilt");
            return self.build_beside(store).await;
        }
        Ok(self.follow(store, false).await?.unwrap_or_default())
    }

    /// Rebuilds the index and returns the number of articles. Readers use the
    /// old one until the new one is complete. Fails with
    /// [`EngineFault::Busy`] while another process is writing it.
    pub async fn rebuild(&self, store: &dyn Store) -> Result<usize> {
        let _one = self.0.following.lock().await;
        let end = Instant::now() + WRITER_LIMIT;
        loop {
            if let Some(done) = self.follow(store, true).await? {
                return Ok(done);
            }
            if Instant::now() >= end {
                return Err(busy());
            }
            tokio::time::sleep(BETWEEN).await;
        }
    }

    /// Builds a new index in a folder beside the damaged one, which answers
    /// until then, and puts it in its place.
    async fn build_beside(&self, store: &dyn Store) -> Result<usize> {
        let Some(folder) = self.folder() else {
            self.replace(Live::in_memory()?);
            return Ok(self.follow(store, false).await?.unwrap_or_default());
        };
        let new = folder::beside(folder, "new");
        let index = Self::of(Some(new.clone()), Live::create(&new)?);
        let done = index.follow(store, false).await?.ok_or_else(busy)?;
        drop(index);
        folder::swap(folder, &new)?;
        self.replace(Live::open(folder).map_err(failed("opening the new search index"))?);
        Ok(done)
    }

    /// Indexes articles that are in no store, for measurements.
    pub async fn fill(
        &self,
        articles: impl Iterator<Item = (ArticleId, SearchText)> + Send + 'static,
    ) -> Result<()> {
        let mut writer = self.writer().await?.ok_or_else(busy)?;
        self.run_blocking("filling the search index", move |live| {
            for (id, text) in articles {
                writer.add_document(schema::document(live.fields, id, &text))?;
            }
            writer.commit()?;
            writer.wait_merging_threads()?;
            live.reader.reload()
        })
        .await
    }

    /// Indexes what was written; `None` while another process is writing the
    /// index.
    async fn follow(&self, store: &dyn Store, rebuild: bool) -> Result<Option<usize>> {
        let known = self
            .run_blocking("reading the search index's mark", mark)
            .await?;
        let mut from = if rebuild { None } else { known };
        let mut empty_first = rebuild && known.is_some();
        let mut changes = if let Some(changes) = store.search_changes(from, BATCH).await? {
            changes
        } else {
            from = None;
            empty_first = true;
            store.search_changes(None, BATCH).await?.unwrap_or_default()
        };
        if changes.is_empty() && !empty_first {
            return Ok(Some(0));
        }
        let Some(mut writer) = self.writer().await? else {
            return Ok(None);
        };
        if empty_first {
            writer = self.emptied(writer).await?;
        }
        let (mut done, mut open) = (0, 0);
        loop {
            let count = changes.len();
            let last = changes.last().map(|change| change.mark).or(from);
            done += count;
            open += count;
            let more = match last {
                Some(mark) if count > 0 => store
                    .search_changes(Some(mark), BATCH)
                    .await?
                    .unwrap_or_default(),
                _ => Vec::new(),
            };
            let commit = more.is_empty() || open >= COMMIT_AFTER && !rebuild;
            writer = self
                .run_blocking("writing the search index", move |live| {
                    write(live, &writer, changes)?;
                    if commit {
                        commit_up_to(live, &mut writer, last)?;
                    }
                    Ok(writer)
                })
                .await?;
            if commit {
                open = 0;
            }
            if more.is_empty() {
                break;
            }
            changes = more;
            from = last;
        }
        self.run_blocking("ending the search index's writer", |_| {
            writer.wait_merging_threads()
        })
        .await?;
        Ok(Some(done))
    }

    /// Deletes all documents, without a commit.
    async fn emptied(&self, writer: IndexWriter) -> Result<IndexWriter> {
        let empty = move |_: &Live| writer.delete_all_documents().map(|_| writer);
        self.run_blocking("emptying the search index", empty).await
    }

    /// Returns the index writer; `None` while another process holds it.
    async fn writer(&self) -> Result<Option<IndexWriter>> {
        self.run_blocking("opening the search index to write", |live| {
            match live.index.writer_with_num_threads(1, MEMORY) {
                Ok(writer) => Ok(Some(writer)),
                Err(TantivyError::LockFailure(..)) => Ok(None),
                Err(error) => Err(error),
            }
        })
        .await
    }
}

/// Another process is writing the index.
fn busy() -> StoreError {
    StoreError::Engine {
        doing: "rebuilding the search index",
        reason: "another program is writing it; try again once it has ended".to_owned(),
        fault: EngineFault::Busy,
    }
}

/// Commits the written articles with the mark up to which they reach.
fn commit_up_to(
    live: &Live,
    writer: &mut IndexWriter,
    mark: Option<SearchMark>,
) -> tantivy::Result<()> {
    let mut commit = writer.prepare_commit()?;
    if let Some(mark) = mark {
        commit.set_payload(&payload(mark));
    }
    commit.commit()?;
    live.reader.reload()
}

fn write(live: &Live, writer: &IndexWriter, changes: Vec<SearchChange>) -> tantivy::Result<()> {
    for change in changes {
        writer.delete_term(schema::by_number(live.fields, change.article));
        if let Some(text) = &change.text {
            writer.add_document(schema::document(live.fields, change.article, text))?;
        }
    }
    Ok(())
}

fn mark(live: &Live) -> tantivy::Result<Option<SearchMark>> {
    Ok(live
        .index
        .load_metas()?
        .payload
        .as_deref()
        .and_then(mark_of))
}
