//! The paper's addresses: written into links (`paths`), parsed from requests
//! (`route`, `query`), and the names that are part of them.

mod day;
mod edition_name;
mod feed_format;
mod page_address;
mod paging_field;
pub(crate) mod paths;
pub(crate) mod percent;
mod query;
pub(crate) mod route;
mod view;

pub(crate) use day::Day;
pub use edition_name::EditionName;
pub use feed_format::FeedFormat;
pub use page_address::PageAddress;
pub(crate) use paging_field::paging_field;

pub(crate) use paths::*;
pub(crate) use percent::{decode, encode};
pub(crate) use query::Query;
pub(crate) use route::Route;
pub(crate) use view::View;
