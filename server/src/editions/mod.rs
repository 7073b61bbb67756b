//! Editions: the articles of a day or of the last seven days as one signed
//! file. `docs/edition.md` describes the format.

pub(crate) mod cache;
mod pack;
pub(crate) mod packed;
mod packer;
pub(crate) mod signer;
mod stored;
mod successions;
#[cfg(test)]
mod tests;
