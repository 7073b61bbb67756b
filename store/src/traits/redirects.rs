//! Redirects from old addresses.

use async_trait::async_trait;

use crate::{Redirect, Result};

/// Redirects from old addresses. Reading methods show only what is published.
#[async_trait]
pub trait RedirectStore: Send + Sync + 'static {
    /// Where an old address leads: path and query as in
    /// [`crate::NewRedirect::from`].
    async fn redirect(&self, from: &str) -> Result<Option<Redirect>>;

    /// Redirects by the address they answer, those that start with `prefix`
    /// and come after the address `after`.
    async fn redirects(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, Redirect)>>;
}
