//! The keys under which WordPress and its plugins store values with a post.

/// The number of the main category, stored by plugins that let editors choose
/// one.
pub(crate) const PRIMARY: [&str; 2] = [
    "_yoast_wpseo_primary_category",
    "rank_math_primary_category",
];
/// The attachment number of the cover.
pub(crate) const THUMBNAIL: &str = "_thumbnail_id";
/// The alternative text of an attachment.
pub(crate) const ALT: &str = "_wp_attachment_image_alt";

/// An earlier slug.
pub(crate) const OLD_SLUG: &str = "_wp_old_slug";

/// The footnotes of the block editor, as JSON.
pub(crate) const FOOTNOTES: &str = "footnotes";

/// The number of views, as stored by popular plugins and themes.
pub(crate) const VIEWS: [&str; 9] = [
    "post_views_count",
    "views",
    "_post_views",
    "_post_views_count",
    "wpb_post_views_count",
    "penci_post_views_count",
    "tie_views",
    "view_count",
    "hits",
];

/// True if the import reads the values under `key`. Others are not kept in
/// memory: page builders store megabytes there.
pub(crate) fn is_read(key: &str) -> bool {
    matches!(key, THUMBNAIL | FOOTNOTES | ALT | OLD_SLUG)
        || PRIMARY.contains(&key)
        || VIEWS.contains(&key)
}
