//! The direction in which a list is paged, as its address says it.

use store::Direction;

/// Name of the query field that goes this way in a list.
pub(crate) const fn way(way: Direction) -> &'static str {
    match way {
        Direction::Older => "sau",
        Direction::Newer => "truoc",
    }
}
