//! Slugs: words in an address.

use crate::fold;

/// Returns `words` as a slug: folded letters a–z and digits, words joined by
/// single hyphens, none at either end. It has at most `max_len` bytes (all
/// ASCII) and is cut at the end of a word; a first word that is too long is cut
/// inside. Empty if `words` has no letter or digit.
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
