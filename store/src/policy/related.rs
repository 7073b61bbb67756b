//! The ranking of related articles: by shared topics, by syllable bigrams of
//! titles and leads, by section.

use std::collections::HashMap;

use super::bigrams::bigrams;

/// Articles in a stored ranking.
pub const RANKING_SIZE: usize = 24;
/// Newest articles that are read for each bigram, topic and section.
pub const NEWEST_PER_KEY: usize = 50;
/// Syllables of the lead whose bigrams count.
const LEAD_SYLLABLES: usize = 16;

const TOPIC_WEIGHT: f64 = 3.0;
const SECTION_WEIGHT: f64 = 0.2;
/// Weight of a bigram that at least [`NEWEST_PER_KEY`] articles have.
const COMMON_BIGRAM_WEIGHT: f64 = 0.1;

/// A property that articles can share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharedKey {
    /// A syllable bigram.
    Bigram,
    /// A topic.
    Topic,
    /// A section.
    Section,
}

/// Returns the bigrams by which an article is compared with others; `beginning`
/// is its lead, or its summary if it has no lead.
pub fn ranking_bigrams(title: &str, beginning: &str) -> Vec<i64> {
    let mut hashes = bigrams(title, usize::MAX);
    hashes.extend(bigrams(beginning, LEAD_SYLLABLES));
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Ranks the articles that share keys with an article: numbers and scores, best
/// first. `shared` holds, for each key, the newest other articles that have it.
pub fn rank(shared: &[(SharedKey, Vec<i64>)]) -> Vec<(i64, f64)> {
    let mut scores: HashMap<i64, f64> = HashMap::new();
    for (key, articles) in shared {
        let weight = match key {
            SharedKey::Topic => TOPIC_WEIGHT,
            SharedKey::Section => SECTION_WEIGHT,
            SharedKey::Bigram => bigram_weight(articles.len()),
        };
        for article in articles {
            *scores.entry(*article).or_default() += weight;
        }
    }
    let mut ranking: Vec<(i64, f64)> = scores.into_iter().collect();
    ranking.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    ranking.truncate(RANKING_SIZE);
    ranking
}

/// Returns the weight of a bigram, which falls as more articles have it.
fn bigram_weight(articles: usize) -> f64 {
    if articles >= NEWEST_PER_KEY {
        return COMMON_BIGRAM_WEIGHT;
    }
    let articles = f64::from(u32::try_from(articles).unwrap_or(u32::MAX));
    1.0 / (1.0 + articles.ln_1p())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_bigram_weighs_more() {
        assert!(bigram_weight(1) > bigram_weight(10));
        assert!(bigram_weight(10) > bigram_weight(NEWEST_PER_KEY));
    }

    #[test]
    fn a_topic_outweighs_a_section_and_ties_go_to_the_newer_number() {
        let ranking = rank(&[
            (SharedKey::Section, vec![1, 2, 3]),
            (SharedKey::Topic, vec![2]),
        ]);
        let order: Vec<i64> = ranking.iter().map(|(id, _)| *id).collect();
        assert_eq!(order, [2, 3, 1]);
    }

    #[test]
    fn a_ranking_has_at_most_its_size() {
        let ranking = rank(&[(SharedKey::Section, (1..=40).collect())]);
        assert_eq!(ranking.len(), RANKING_SIZE);
        assert_eq!(ranking[0].0, 40);
    }
}
