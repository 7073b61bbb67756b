//! The pages.

pub mod account;
pub mod audit;
pub mod home;
pub mod invitation;
pub mod login;
pub mod message;
pub mod people;
pub mod second_factor;
