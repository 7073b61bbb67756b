//! The generated picture of an article that has none of its own, and of the
//! paper itself: other sites show it beside a link. An article's own picture
//! goes before it: what happened says more than how it is called.

use std::hash::Hasher;

use store::{Article, ArticleId};

use crate::plain_text::line;
use crate::site_config::{SiteConfig, host};

/// Moves with every change of the drawing, so that the addresses change, too.
const DESIGN: u8 = 1;

/// What a card says, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The article's number; 0 is the paper itself.
    pub id: ArticleId,
    /// The paper's name.
    pub paper: String,
    /// What stands in large letters.
    pub title: String,
    /// A quiet line at the foot.
    pub foot: String,
}

impl Card {
    /// Width and height, in pixels.
    pub const SIZE: (u32, u32) = (1200, 630);

    /// An article's card.
    pub fn of(paper: &SiteConfig, article: &Article) -> Self {
        Self {
            id: article.id,
            paper: line(&paper.name),
            title: line(&article.title),
            foot: line(&article.section.name),
        }
    }

    /// The card of everything that is no article.
    pub fn of_paper(paper: &SiteConfig) -> Self {
        let title = if paper.tagline.is_empty() {
            &paper.name
        } else {
            &paper.tagline
        };
        Self {
            id: ArticleId(0),
            paper: line(&paper.name),
            title: line(title),
            foot: host(paper).to_owned(),
        }
    }

    /// Its path; it holds a hash of all that is drawn, so that a card never
    /// changes under its address.
    pub fn path(&self) -> String {
        let mut hash = viet::Fnv1a::default();
        hash.write(&[DESIGN]);
        for words in [&self.paper, &self.title, &self.foot] {
            hash.write(words.as_bytes());
            hash.write(&[0]);
        }
        format!("/card/{}-{:08x}.png", self.id, folded(hash.finish()))
    }
}

/// Both halves of a hash in 32 bits.
fn folded(hash: u64) -> u32 {
    let (high, low) = (hash >> 32, hash & u64::from(u32::MAX));
    u32::try_from(high ^ low).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_moves_with_its_words_alone() {
        let card = Card {
            id: ArticleId(7),
            paper: "Báo".into(),
            title: "Lò gốm".into(),
            foot: "Làng nghề".into(),
        };
        assert_eq!(card.path(), card.clone().path());
        assert!(card.path().starts_with("/card/7-"));
        let other = Card {
            title: "Lò rèn".into(),
            ..card.clone()
        };
        assert_ne!(card.path(), other.path());
        let shifted = Card {
            paper: "BáoLò".into(),
            title: " gốm".into(),
            ..card.clone()
        };
        assert_ne!(card.path(), shifted.path());
    }
}
