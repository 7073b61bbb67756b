//! `tinlang reindex`: rebuilds the search index from the database.

use store::Store;
use store_search::SearchIndex;

use crate::ServerError;
use crate::config::Settings;

pub(crate) async fn run(store: &dyn Store, settings: &Settings) -> Result<String, ServerError> {
    let folder = settings.data.search_index();
    let index = SearchIndex::open(&folder)?;
    let articles = index.rebuild(store).await?;
    Ok(format!(
        "{articles} articles are indexed in {}",
        folder.display()
    ))
}
