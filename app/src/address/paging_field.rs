//! Query fields for paging through a list.

use store::Direction;

/// Returns the name of the query field that pages in this direction.
pub(crate) const fn paging_field(direction: Direction) -> &'static str {
    match direction {
        Direction::Older => "sau",
        Direction::Newer => "truoc",
    }
}
