//! Replacing the pages that show what has changed.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use store::Touched;

use super::cache::PageCache;
use super::stored_page::StoredPage;

/// Pages that were asked for within this time are rendered again at once; others
/// when they are asked for.
const IN_DEMAND: Duration = Duration::from_mins(1);

impl PageCache {
    /// Notes changes of the content. Pages that show one are served until the new
    /// ones are there, so that nobody waits; the others, whose columns may show a
    /// title of it, until somebody has asked for them. If an article was withdrawn,
    /// no stored page is served again: any may show its title.
    pub(crate) fn purge(&self, touched: &[Touched]) {
        if touched.is_empty() {
            return;
        }
        let inner = &*self.0;
        inner.changes.fetch_add(1, Ordering::SeqCst);
        if touched.iter().any(|it| matches!(it, Touched::Gone(_))) {
            inner.withdrawals.fetch_add(1, Ordering::SeqCst);
            inner.pages.clear();
            return;
        }
        let in_demand = RefCell::new(Vec::new());
        inner.pages.retain(|_, page| {
            let shows_one = touched.iter().any(|it| page.address.shows(it));
            if shows_one && page.idle() > IN_DEMAND {
                return false;
            }
            page.outdate();
            if shows_one {
                in_demand.borrow_mut().push(Arc::clone(page));
            }
            true
        });
        let mut in_demand = in_demand.into_inner();
        if !in_demand.is_empty() {
            in_demand.sort_by_key(|page| page.idle());
            tokio::spawn(self.clone().refresh(in_demand));
        }
    }

    /// Renders pages again, one after the other.
    async fn refresh(self, pages: Vec<Arc<StoredPage>>) {
        for page in pages {
            if !page.begin_refresh() {
                continue;
            }
            // The first may be one that was begun before the change.
            for _ in 0..2 {
                // A failure is logged where it happens; the next reader tries again.
                let new = self.render(page.address.clone()).await;
                if new.is_ok_and(|new| !new.is_outdated()) {
                    break;
                }
            }
        }
    }
}
