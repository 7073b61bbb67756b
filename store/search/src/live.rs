//! The open index and its files.

use std::path::Path;

use store::{Result, StoreError};
use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexReader, ReloadPolicy, TantivyError};

use crate::error::failed;
use crate::mark::mark_of;
use crate::schema::{self, Fields};
use crate::stretches::Stretches;

#[derive(Clone)]
pub(crate) struct Live {
    pub(crate) index: Index,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    pub(crate) stretches: Stretches,
}

impl Live {
    pub(crate) fn open(folder: &Path) -> tantivy::Result<Self> {
        let index = Index::open(MmapDirectory::open(folder)?)?;
        let (schema, fields) = schema::schema();
        let known = index.load_metas()?.payload;
        if index.schema() != schema || known.is_some_and(|known| mark_of(&known).is_none()) {
            return Err(TantivyError::InternalError(
                "another version wrote it".to_owned(),
            ));
        }
        Self::of(index, fields)
    }

    /// Creates an empty index in place of an old one in the folder.
    pub(crate) fn create(folder: &Path) -> Result<Self> {
        let refused = |error: std::io::Error| StoreError::Open {
            address: folder.display().to_string(),
            reason: error.to_string(),
            advice: "give the search index a folder where this user may write, and nothing else in it",
        };
        if folder.exists() {
            // Only files of an index are removed.
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

    pub(crate) fn of(index: Index, fields: Fields) -> tantivy::Result<Self> {
        schema::register_tokenizer(&index);
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

/// True for the file names that tantivy uses.
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
