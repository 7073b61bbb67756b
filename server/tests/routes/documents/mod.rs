//! Documents at fixed addresses.

mod get;
mod manifest;
