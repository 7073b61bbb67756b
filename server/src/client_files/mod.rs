//! The files that the program embeds: the client's and those of `public/`.

pub(crate) mod builds;
pub(crate) mod files;
pub(crate) mod site;
