//! The generated social card of the paper, and of an article without a picture:
//! other sites show it beside a link.

use std::hash::Hasher;

use store::{Article, ArticleId};

use crate::plain_text::line;
use crate::site_config::{SiteConfig, host};

/// Version of the design: changing it changes the addresses of all cards.
const DESIGN: u8 = 1;

/// The content of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The article's number; 0 for the paper itself.
    pub id: ArticleId,
    /// The paper's name.
    pub paper: String,
    /// The title.
    pub title: String,
    /// A line in secondary text at the bottom.
    pub foot: String,
}

impl Card {
    /// Width and height, in pixels.
    pub const SIZE: (u32, u32) = (1200, 630);

    /// Returns the card of an article.
    pub fn of(paper: &SiteConfig, article: &Article) -> Self {
        Self {
            id: article.id,
            paper: line(&paper.name),
            title: line(&article.title),
            foot: line(&article.section.name),
        }
    }

    /// Returns the card of pages that are not articles.
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

    /// Returns its path, which contains a hash of everything drawn, so that a
    /// card never changes under its address.
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

/// Folds a hash to 32 bits.
fn folded(hash: u64) -> u32 {
    let (high, low) = (hash >> 32, hash & u64::from(u32::MAX));
    u32::try_from(high ^ low).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_address_changes_only_with_its_words() {
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
