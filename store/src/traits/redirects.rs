//! Redirects from old addresses.

use async_trait::async_trait;

use crate::{Redirect, Result};

/// Redirects from old addresses.
#[async_trait]
pub trait RedirectStore: Send + Sync + 'static {
    /// Returns the target of an old address: path and query as in
    /// [`crate::NewRedirect::from`].
    async fn redirect(&self, from: &str) -> Result<Option<Redirect>>;

    /// Returns redirects ordered by their old address: those that start with `prefix`
    /// and come after `after`.
    async fn redirects(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, Redirect)>>;
}
