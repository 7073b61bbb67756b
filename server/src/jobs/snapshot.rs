//! Replaces the snapshot when the content has changed, and from time to time when
//! only counts or the weather have.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use store::Touched;
use tokio::time::Instant;
use weather::City;

use super::intervals::{AFTER_FAILURE, POLL};
use crate::snapshot::build_snapshot;
use crate::{AppState, PageCache};

/// How old the counts and the weather of a snapshot may get. Each counted read
/// changes the store; rebuilding at each would rebuild all the time.
const SIDE_DATA: Duration = Duration::from_secs(30);

/// Builds a new snapshot whenever this or another process has changed the
/// content, and replaces the stored pages that show what has changed.
pub(super) async fn follow(
    state: AppState,
    cities: Arc<[City]>,
    pages: Option<PageCache>,
) -> Infallible {
    let mut seen = None;
    loop {
        match update(&state, &cities, pages.as_ref(), seen).await {
            Ok(now) => {
                seen = Some(now);
                tokio::time::sleep(POLL).await;
            }
            Err(error) => {
                tracing::error!(%error, "cannot rebuild the snapshot");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}

/// What the job saw of the store.
#[derive(Clone, Copy, Debug)]
struct Seen {
    /// The store's revision at the last look.
    store: u64,
    /// The store's revision from which the snapshot was made, and when.
    built: (u64, Instant),
}

/// Replaces the snapshot if it is outdated; returns what was seen.
async fn update(
    state: &AppState,
    cities: &[City],
    pages: Option<&PageCache>,
    seen: Option<Seen>,
) -> store::Result<Seen> {
    let store = state.store().as_ref();
    // The revision is read first: what is written while the snapshot is built
    // is part of the next one.
    let revision = store.revision().await?;
    let old = state.snapshot();
    // What has changed is read only after a write.
    let mut touched = match seen {
        Some(seen) if seen.store == revision => Vec::new(),
        _ => store.content_changes(Some(old.revision)).await?.touched,
    };
    if let Some(seen) = seen {
        let (built, at) = seen.built;
        let may_wait = at.elapsed() < SIDE_DATA && !lacks_weather(&old);
        if touched.is_empty() && (built == revision || may_wait) {
            return Ok(Seen {
                store: revision,
                ..seen
            });
        }
    }
    let is_withdrawal = touched.iter().any(|it| matches!(it, Touched::Gone(_)));
    if let Some(pages) = pages.filter(|_| is_withdrawal) {
        // Nobody waits for the snapshot to see nothing of it.
        pages.purge(&touched);
    }
    let snapshot = build_snapshot(
        store,
        Arc::clone(&old.config),
        Arc::clone(&old.assets),
        cities,
    )
    .await?;
    if lacks_weather(&old) && !lacks_weather(&snapshot) {
        // Every page has a weather bar, and was stored without one.
        touched.push(Touched::Everything);
    }
    state.replace_snapshot(snapshot);
    if let Some(pages) = pages {
        pages.purge(&touched);
    }
    if is_withdrawal {
        state.editions().forget_all().await;
    }
    Ok(Seen {
        store: revision,
        built: (revision, Instant::now()),
    })
}

/// True until every city has its first reading: readers wait for those.
fn lacks_weather(snapshot: &app::SiteSnapshot) -> bool {
    let mut cities = snapshot.weather.iter();
    cities.any(|city| city.reading.is_none())
}
