//! Pages, feeds, site maps and cards as they were sent last, in every encoding.
//! A page that many ask for is rendered once; a change of the content replaces
//! the pages that show it, and a withdrawal removes all.

mod address;
mod cache;
mod purge;
mod service;
mod stored_page;
#[cfg(test)]
mod tests;

pub use cache::PageCache;
