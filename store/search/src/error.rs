//! Errors of the index.

use store::StoreError;
use tantivy::TantivyError;

/// Names the operation during which the index failed.
pub(crate) fn failed(doing: &'static str) -> impl Fn(TantivyError) -> StoreError {
    move |error| StoreError::Engine {
        doing,
        reason: error.to_string(),
    }
}
