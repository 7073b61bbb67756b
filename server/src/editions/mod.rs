//! Editions: a day's or the last seven days' articles as one signed file. The
//! format is described in `docs/edition.md`.

pub(crate) mod cache;
mod pack;
pub(crate) mod signer;
#[cfg(test)]
mod tests;
