//! Addresses in plain letters.

use crate::fold;

/// `words` as part of an address: the folded letters a–z and digits, words
/// joined by single hyphens, none at either end. At most `max_len` bytes (all
/// ASCII), cut at a word's end where there is one; a first word longer than
/// that is cut inside. Empty when nothing of `words` can stand in an address.
///
/// ```
/// assert_eq!(viet::slug("Mỗi xã một sản phẩm", 200), "moi-xa-mot-san-pham");
/// assert_eq!(viet::slug("Mỗi xã một sản phẩm", 12), "moi-xa-mot");
/// ```
#[must_use]
pub fn slug(words: &str, max_len: usize) -> String {
    let folded = fold(words);
    let mut slug = String::with_capacity(folded.len().min(max_len));
    for word in folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
    {
        if slug.is_empty() {
            slug.push_str(&word[..word.len().min(max_len)]);
        } else if slug.len() + 1 + word.len() <= max_len {
            slug.push('-');
            slug.push_str(word);
        } else {
            break;
        }
    }
    slug
}
