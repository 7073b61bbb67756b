//! Every word that the interface says by itself, one catalogue per language,
//! so that an editor's or a translator's eye finds them in one place. The
//! catalogue in use is re-exported here.

#[cfg(feature = "ssr")]
pub(crate) mod sky;
mod vi;

pub use vi::*;
