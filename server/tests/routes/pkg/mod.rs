//! `/pkg/{name}`

mod get;
