//! Reads of articles that are not yet written to the store. They are collected
//! in memory, so that many readers cost the store no more than a few.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use store::ArticleId;

/// Articles with reads that are not yet written. A read of one more article is
/// not counted.
const CAPACITY: usize = 4096;

/// The number of reads by article.
#[derive(Debug, Default)]
pub(crate) struct ReadBuffer(Mutex<HashMap<ArticleId, u32>>);

impl ReadBuffer {
    /// Adds reads of one article, unless the buffer is full.
    pub(crate) fn add(&self, article: ArticleId, count: u32) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() < CAPACITY || counts.contains_key(&article) {
            let counted = counts.entry(article).or_default();
            *counted = counted.saturating_add(count);
        }
    }

    /// Empties the buffer and returns what it held.
    pub(crate) fn take(&self) -> Vec<(ArticleId, u32)> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *counts).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buffer_is_bounded() {
        let buffer = ReadBuffer::default();
        for id in 0..10_000 {
            buffer.add(ArticleId(id), 1);
        }
        buffer.add(ArticleId(0), u32::MAX);
        let counts = buffer.take();
        assert_eq!(counts.len(), CAPACITY);
        assert!(counts.contains(&(ArticleId(0), u32::MAX)));
        assert!(buffer.take().is_empty());
    }
}
