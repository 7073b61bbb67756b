//! The limits of requests: sizes of the bodies that are read into memory, in
//! bytes, and how many are answered at once or in a minute.

use std::num::NonZeroU32;

use crate::http::lane::Lane;

/// The body of `POST /api/read`: a number has at most nineteen digits.
pub(crate) const READ_BODY: usize = 32;

/// The body of `POST` and `DELETE /api/push`: an endpoint has at most 2,048
/// bytes.
pub(crate) const SUBSCRIPTION_BODY: usize = 8192;

/// The error message of a server function.
pub(crate) const SERVER_FUNCTION_ERROR: usize = 4096;

/// Reads that one client reports in a minute. A reader turns a page every few
/// seconds at most; many readers of a mobile carrier share an address.
pub(crate) const READS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(300).unwrap();

/// Subscriptions that one client changes in a minute.
pub(crate) const SUBSCRIPTIONS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(30).unwrap();

/// New browsers that one client subscribes in a day.
pub(crate) const NEW_SUBSCRIPTIONS_PER_DAY: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// Searches and suggestions: each may read much of the index.
pub(crate) fn search_lane() -> Lane {
    Lane::new(4, 64)
}

/// Subscriptions, each of which may wait for a push service.
pub(crate) fn subscription_lane() -> Lane {
    Lane::new(16, 64)
}

/// Feeds, which hold whole articles.
pub(crate) fn feed_lane() -> Lane {
    Lane::new(2, 32)
}
