//! Query fields for paging through a list.

use store::Direction;

/// Returns the name of the query field that pages in this direction.
pub(crate) const fn way(way: Direction) -> &'static str {
    match way {
        Direction::Older => "sau",
        Direction::Newer => "truoc",
    }
}
