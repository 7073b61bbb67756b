//! Pages.

mod corrections;
mod failures;
mod fragments;
mod get;
mod get_day;
mod get_front;
mod head;
mod language;
mod metadata;
mod post;
mod redirects;
mod wordpress_addresses;
