//! Requests to a running paper, as a browser sends them.

use std::time::Duration;

use crate::error::{Error, Result};

/// Longer than any response on this machine takes.
const PATIENCE: Duration = Duration::from_mins(1);
/// Larger than any response, in bytes.
const MOST: u64 = 1 << 30;

/// A client that keeps its connection and does not decode content codings.
pub struct Browser {
    agent: ureq::Agent,
    base: String,
}

/// A response.
#[derive(Debug)]
pub struct Answer {
    /// Content coding, such as `br`; empty for none.
    pub coding: String,
    /// The encoded content.
    pub body: Vec<u8>,
    /// The entity tag; empty for none.
    pub tag: String,
}

impl Browser {
    /// Creates a client of the paper at this address.
    pub fn new(base: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .build();
        Self {
            agent: config.into(),
            base: base.to_owned(),
        }
    }

    /// Requests `path` with these content codings; follows redirects, and fails
    /// unless the status is a success.
    pub fn get(&self, path: &str, accept: &str) -> Result<Answer> {
        let url = format!("{}{path}", self.base);
        let mut response = self
            .agent
            .get(&url)
            .header("accept-encoding", accept)
            .call()
            .map_err(|error| Error::answer(&url, error))?;
        let header = |name: &str| {
            let value = response.headers().get(name);
            let value = value.and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let (coding, tag) = (header("content-encoding"), header("etag"));
        let body = response
            .body_mut()
            .with_config()
            .limit(MOST)
            .read_to_vec()
            .map_err(|error| Error::answer(&url, error))?;
        Ok(Answer { coding, body, tag })
    }

    /// Returns the final address of `path` after redirects.
    pub fn landing(&self, path: &str) -> Result<String> {
        use ureq::ResponseExt;
        let url = format!("{}{path}", self.base);
        let response = self
            .agent
            .get(&url)
            .call()
            .map_err(|error| Error::answer(&url, error))?;
        Ok(response.get_uri().path().to_owned())
    }
}
