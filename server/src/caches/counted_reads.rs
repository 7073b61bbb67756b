//! Which clients' reads were counted in the current hour: one per article.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use store::ArticleId;

use crate::net::address::ClientKey;

const HOUR: i64 = 3600;
/// Counted reads that are remembered; beyond it, known clients are not counted
/// until the hour is over.
const CAPACITY: usize = 200_000;

#[derive(Debug, Default)]
pub(crate) struct CountedReads(Mutex<Counted>);

#[derive(Debug, Default)]
struct Counted {
    hour: i64,
    reads: HashSet<(ClientKey, ArticleId)>,
}

impl CountedReads {
    /// True for the client's first read of the article in this hour. `now` is
    /// in seconds since 1970.
    pub(crate) fn is_first(&self, client: ClientKey, article: ArticleId, now: i64) -> bool {
        let hour = now.div_euclid(HOUR);
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.hour != hour {
            *counted = Counted {
                hour,
                reads: HashSet::new(),
            };
        }
        counted.reads.len() < CAPACITY && counted.reads.insert((client, article))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::address::tests::client;

    #[test]
    fn a_client_counts_once_per_article_and_hour() {
        let counted = CountedReads::default();
        let (first, second) = (client("192.0.2.1"), client("192.0.2.2"));
        let article = ArticleId;
        assert!(counted.is_first(first, article(1), 0));
        assert!(!counted.is_first(first, article(1), HOUR - 1));
        assert!(counted.is_first(first, article(2), 0));
        assert!(counted.is_first(second, article(1), 0));
        assert!(counted.is_first(first, article(1), HOUR));
    }
}
