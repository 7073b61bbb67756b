//! Errors of the index.

use store::StoreError;
use tantivy::TantivyError;

/// Says what was being done when the index failed.
pub(crate) fn failed(doing: &'static str) -> impl Fn(TantivyError) -> StoreError {
    move |error| StoreError::Engine {
        doing,
        reason: error.to_string(),
    }
}
