//! The slug of a post or page.

use store::Slug;

use crate::plain_text::plain_text;
use crate::wxr_element::Item;

/// Returns an item's slug on the old site, else one made from its title.
pub(crate) fn slug_of(item: &Item) -> Slug {
    let nameless = format!("bai-{}", item.number());
    let old = percent_encoding::percent_decode_str(&item.slug).decode_utf8_lossy();
    if old.is_empty() {
        Slug::from_words(&plain_text(&item.title), &nameless)
    } else {
        Slug::from_words(&old, &nameless)
    }
}
