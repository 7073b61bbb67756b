//! Vietnamese text, pure and small.
/// stub
pub fn slug(words: &str, max: usize) -> String { words.chars().take(max).collect() }
