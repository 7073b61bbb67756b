//! The cards that were drawn last. A card is drawn on its first request, one at
//! a time, outside of the threads that answer requests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use app::Card;
use axum::body::Bytes;

use super::builds::{BuildError, Builds};

/// Cards in memory, about 25 kB each. A few programs request the card of a
/// shared article within minutes; after that they have it in their own cache.
const CAPACITY: usize = 64;
/// Cards that are drawn or wait; further requests are refused.
const MAX_WAITING: usize = 16;

/// The cards drawn last, by path, the newest first.
#[derive(Clone, Debug)]
pub(crate) struct CardCache {
    drawn: Arc<Mutex<VecDeque<(String, Bytes)>>>,
    builds: Builds<String, Bytes>,
}

impl Default for CardCache {
    fn default() -> Self {
        Self {
            drawn: Arc::default(),
            builds: Builds::new(1, MAX_WAITING),
        }
    }
}

impl CardCache {
    /// The PNG file of a card.
    pub(crate) async fn get(&self, card: &Card) -> store::Result<Bytes> {
        let path = card.path();
        if let Some(file) = self.known(&path) {
            return Ok(file);
        }
        let words = card::Words {
            paper: card.paper.clone(),
            title: card.title.clone(),
            foot: card.foot.clone(),
        };
        let (cache, at) = (self.clone(), path.clone());
        let draw = async move {
            let drawn = tokio::task::spawn_blocking(move || card::draw(&words)).await;
            let file = Bytes::from(drawn.map_err(|_| BuildError::panicked())?);
            cache.put(at, file.clone());
            Ok(file)
        };
        let built = self.builds.get(path, draw).await;
        built.map_err(|error| error.into_store_error("drawing a card"))
    }

    fn known(&self, path: &str) -> Option<Bytes> {
        let drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, file) = drawn.iter().find(|(at, _)| at == path)?;
        Some(file.clone())
    }

    fn put(&self, path: String, file: Bytes) {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        drawn.truncate(CAPACITY - 1);
        drawn.push_front((path, file));
    }
}
