//! The files of `public/`.

mod get;
