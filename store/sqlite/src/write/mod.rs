//! Writing: `apply` writes a batch of changes; one file per kind of change.

pub(crate) mod apply;
mod article;
mod article_rows;
mod comments;
mod compare;
mod corrections;
mod digests;
pub(crate) mod follows;
mod media;
mod names;
mod names_about;
mod newsroom_state;
mod old_site_views;
mod pages;
pub(crate) mod pins;
pub(crate) mod publish_due;
pub(crate) mod read_counts;
mod redirects;
pub(crate) mod related;
mod remove;
pub(crate) mod remove_demo;
mod revisions;
mod schedule;
pub(crate) mod search_log;
mod stored_article;
mod stories;
