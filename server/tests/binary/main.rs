//! The binary: output, exit status and error messages.

#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

mod commands;
mod connections;
mod database_file;
mod durability;
mod errors;
mod external_names;
mod kills;
mod many_requests;
mod other_processes;
mod page_cache;
mod pin;
mod proxies;
mod push;
mod schedule;
mod search;
mod seed;
mod serving;
mod settings;
mod support;
mod users;
