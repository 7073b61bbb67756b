//! Slugs in the files of the demo.

use store::Slug;

/// Parses slugs.
///
/// # Errors
///
/// Returns the reason in words for a text that is not a slug.
pub(crate) fn slugs(texts: &[String]) -> Result<Vec<Slug>, String> {
    texts
        .iter()
        .map(|text| Slug::parse(text).map_err(|error| error.to_string()))
        .collect()
}
