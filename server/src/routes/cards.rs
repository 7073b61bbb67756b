//! `/card/{id}-{hash}.png`: drawn when first asked for, one at a time beside
//! the threads that answer, and kept in memory while others ask for it.

use std::collections::VecDeque;

use app::{Card, Shell};
use axum::body::Bytes;
use store::ArticleId;
use tokio::sync::Mutex;

use super::generated::Answer;
use crate::Paper;
use crate::http::cache_policy::CachePolicy;

/// Cards kept in memory, about 25 kB each. A shared article is asked for by a
/// few machines within minutes; after that others hold it themselves.
const KEPT: usize = 64;

/// The cards drawn last. Whoever draws holds the lock: what floods of
/// questions can take is one thread.
#[derive(Debug, Default)]
pub(crate) struct Cards(Mutex<VecDeque<(String, Bytes)>>);

impl Cards {
    async fn get(&self, card: &Card) -> Option<Bytes> {
        let path = card.path();
        let mut kept = self.0.lock().await;
        if let Some((_, file)) = kept.iter().find(|(at, _)| *at == path) {
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
                tracing::error!(path, %error, "a card could not be drawn");
                return None;
            }
        };
        kept.truncate(KEPT - 1);
        kept.push_front((path, file.clone()));
        Some(file)
    }
}

/// The card of this file name; an older one leads to the one that is true now.
pub(crate) async fn answer(
    paper: &Paper,
    shell: &Shell,
    name: &str,
) -> store::Result<Option<Answer>> {
    let Some(id) = number(name) else {
        return Ok(None);
    };
    let card = if id.0 == 0 {
        Card::of_paper(&shell.paper)
    } else {
        match paper.store().article(id).await? {
            Some(article) => Card::of(&shell.paper, &article),
            None => return Ok(None),
        }
    };
    let path = card.path();
    if path.strip_prefix("/card/") != Some(name) {
        return Ok(Some(Answer::Moved(path)));
    }
    let file = paper.cards().get(&card).await;
    Ok(file.map(|file| Answer::file("image/png", CachePolicy::Immutable, file)))
}

fn number(name: &str) -> Option<ArticleId> {
    let (id, hash) = name.strip_suffix(".png")?.split_once('-')?;
    let hex = |b: u8| b.is_ascii_hexdigit();
    let known = hash.len() == 8 && hash.bytes().all(hex);
    let id = id.parse().ok().filter(|id| *id >= 0)?;
    known.then_some(ArticleId(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_s_name_holds_a_number_and_a_hash() {
        assert_eq!(number("7-0123abcd.png"), Some(ArticleId(7)));
        for bad in [
            "7.png",
            "-7-0123abcd.png",
            "x-0123abcd.png",
            "7-0123abc.png",
            "7-0123abcd.jpg",
        ] {
            assert_eq!(number(bad), None, "{bad}");
        }
    }
}
