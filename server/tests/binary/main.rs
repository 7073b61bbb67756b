//! The program itself: what it prints, how it ends, what it says when it
//! cannot work.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod beside;
mod mistakes;
mod newsroom;
mod pin;
mod push;
mod search;
mod seed;
mod serving;
mod settings;
mod support;
