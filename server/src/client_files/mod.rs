//! The client's files and the files of `public/`.

pub(crate) mod builds;
pub(crate) mod files;
pub(crate) mod site;
