//! The handlers, one file per page. Each gets a [`Desk`](super::guard::Desk) from its guard.

pub(super) mod account;
pub(super) mod audit;
pub(super) mod home;
pub(super) mod invitation;
pub(super) mod login;
pub(super) mod people;
pub(super) mod second_factor;
