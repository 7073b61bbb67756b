//! Syllable bigrams, used to compare texts.

use std::hash::Hasher;

/// Returns the hashes of all pairs of neighbouring folded syllables among the
/// first `at_most` syllables of a text; sorted, without duplicates.
pub fn bigrams(text: &str, at_most: usize) -> Vec<i64> {
    let mut syllables = viet::syllables(text);
    syllables.truncate(at_most);
    let mut hashes: Vec<i64> = syllables
        .windows(2)
        .map(|pair| hash(&pair[0], &pair[1]))
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Returns the hash of a pair of syllables.
fn hash(first: &str, second: &str) -> i64 {
    let mut hasher = viet::Fnv1a::default();
    for part in [first, " ", second] {
        hasher.write(part.as_bytes());
    }
    hasher.finish().cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bigrams_are_the_same_with_and_without_marks() {
        assert_eq!(
            bigrams("Làng gốm Phù Lãng", 99),
            bigrams("lang gom PHU LANG", 99)
        );
        assert_eq!(bigrams("gốm", 99), Vec::<i64>::new());
        assert_eq!(bigrams("a b c d", 2), bigrams("a b", 99));
    }
}
