//! View counts of the old site.

use store::{ArticleId, Change};

use crate::meta_keys::VIEWS;
use crate::wxr_element::Item;

/// Returns the highest view count that a plugin stored.
pub(crate) fn views(item: &Item, article: ArticleId) -> Option<Change> {
    let counted = |key: &&str| {
        let value = item.meta(key)?.trim().replace([',', '.', ' '], "");
        value.parse::<u64>().ok()
    };
    let at_least = VIEWS
        .iter()
        .filter_map(counted)
        .max()
        .filter(|views| *views > 0)?;
    Some(Change::Views { article, at_least })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_count_of_any_plugin_is_used() {
        let meta = |all: &[(&str, &str)]| Item {
            meta: all
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect(),
            ..Item::default()
        };
        let most = views(
            &meta(&[("views", "7"), ("post_views_count", "1,234")]),
            ArticleId(1),
        );
        assert!(
            matches!(most, Some(Change::Views { at_least: 1234, .. })),
            "{most:?}"
        );
        assert!(views(&meta(&[("views", "0"), ("hits", "nhiều")]), ArticleId(1)).is_none());
    }
}
