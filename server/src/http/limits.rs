//! Sizes of the bodies that are read into memory, in bytes.

/// The body of `POST /api/read`: a number has at most nineteen digits.
pub(crate) const READ_BODY: usize = 32;

/// The body of `POST` and `DELETE /api/push`: an endpoint has at most 2,048
/// bytes.
pub(crate) const SUBSCRIPTION_BODY: usize = 8192;

/// The error message of a server function.
pub(crate) const SERVER_FUNCTION_ERROR: usize = 4096;
