//! `/pkg/{*name}`.

mod get;
