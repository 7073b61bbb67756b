//! The real router, address by address and verb by verb: status, headers,
//! redirects, codings, conditional requests and failures.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod api;
mod editions;
mod everywhere;
mod machines;
mod media;
mod pages;
mod pkg;
mod public;
mod search;
mod support;
