//! The open index and its files.

use std::path::Path;

use store::Result;
use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexReader, ReloadPolicy, TantivyError};

use crate::error::failed;
use crate::folder;
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

    /// Creates an empty index in memory.
    pub(crate) fn in_memory() -> Result<Self> {
        let (schema, fields) = schema::schema();
        Self::of(Index::create_in_ram(schema), fields).map_err(failed("making an index"))
    }

    /// Creates an empty index in place of an old one in the folder.
    pub(crate) fn create(folder: &Path) -> Result<Self> {
        folder::prepare(folder)?;
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
