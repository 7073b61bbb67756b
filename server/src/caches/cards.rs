//! The cards that were drawn last. A card is drawn on its first request, one at
//! a time, outside of the threads that answer requests.

use std::collections::VecDeque;

use app::Card;
use axum::body::Bytes;
use tokio::sync::Mutex;

/// Cards in memory, about 25 kB each. A few programs request the card of a
/// shared article within minutes; after that they have it in their own cache.
const CAPACITY: usize = 64;

/// The cards drawn last, by path, the newest first. The lock is held while a
/// card is drawn, so that a flood of requests uses one thread at most.
#[derive(Debug, Default)]
pub(crate) struct CardCache(Mutex<VecDeque<(String, Bytes)>>);

impl CardCache {
    /// The PNG file of a card; `None` if drawing failed, which is logged.
    pub(crate) async fn get(&self, card: &Card) -> Option<Bytes> {
        let path = card.path();
        let mut cards = self.0.lock().await;
        if let Some((_, file)) = cards.iter().find(|(at, _)| *at == path) {
            return Some(file.clone());
        }
        let words = card::Words {
            paper: card.paper.clone(),
            title: card.title.clone(),
            foot: card.foot.clone(),
        };
        let drawn = tokio::task::spawn_blocking(move || card::draw(&words)).await;
        let file = match drawn {
            Ok(file) => Bytes::from(file),
            Err(error) => {
                tracing::error!(path, %error, "cannot draw a card");
                return None;
            }
        };
        cards.truncate(CAPACITY - 1);
        cards.push_front((path, file.clone()));
        Some(file)
    }
}
