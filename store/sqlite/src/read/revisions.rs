//! How an article has changed, for pages that are open.

use std::sync::Arc;

use store::{ArticleEvent, ArticleEventKind, ArticleId, ArticleState, Result, Timestamp};

use crate::readers::Readers;

const REVISION: &str = "SELECT a.revision, a.published FROM articles a WHERE a.id = ?1";
const EVENTS: &str = "SELECT e.revision, e.kind, e.at FROM article_events e
     WHERE e.article = ?1 ORDER BY e.revision DESC";

pub(crate) async fn state(rows: Arc<Readers>, id: ArticleId) -> Result<Option<ArticleState>> {
    rows.read("reading the state of an article", move |reading| {
        let found = reading.first(REVISION, [id.0], |row| {
            Ok((row.get::<i64>(0)?.unsigned_abs(), row.get::<bool>(1)?))
        })?;
        let Some((revision, published)) = found else {
            return Ok(None);
        };
        let events = reading.all(EVENTS, [id.0], |row| {
            Ok(ArticleEvent {
                revision: row.get::<i64>(0)?.unsigned_abs(),
                kind: kind(&row.string(1)?),
                at: Timestamp(row.get(2)?),
            })
        })?;
        // What was never published has no events.
        let was_seen = published || !events.is_empty();
        Ok(was_seen.then_some(ArticleState {
            revision,
            events,
            published,
        }))
    })
    .await
}

fn kind(name: &str) -> ArticleEventKind {
    match name {
        "corrected" => ArticleEventKind::Corrected,
        "withdrawn" => ArticleEventKind::Withdrawn,
        _ => ArticleEventKind::Updated,
    }
}

/// The name of a kind in the database.
pub(crate) fn name(kind: ArticleEventKind) -> &'static str {
    match kind {
        ArticleEventKind::Corrected => "corrected",
        ArticleEventKind::Updated => "updated",
        ArticleEventKind::Withdrawn => "withdrawn",
    }
}
