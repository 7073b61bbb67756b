//! `/api/push`.

mod post;
