//! `/media/{name}`

mod get;
