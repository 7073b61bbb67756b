//! Tasks that run beside the responses.

pub(crate) mod announce;
pub(crate) mod search_index;
pub(crate) mod snapshot;
