//! `/api/read`.

mod post;
