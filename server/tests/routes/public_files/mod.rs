//! Files of `public/`.

mod get;
