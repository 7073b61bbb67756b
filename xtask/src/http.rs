//! Asks a running paper, as a browser would.

use std::time::Duration;

use crate::error::{Error, Result};

/// Longer than any answer of a paper on this machine takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// A browser that keeps its connection and takes what it is sent as it is
/// sent: nothing is unpacked.
pub struct Browser {
    agent: ureq::Agent,
    base: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The content's coding, as `br`; empty for none.
    pub coding: String,
    /// The content as it travelled.
    pub body: Vec<u8>,
}

impl Browser {
    /// For the paper at this address.
    pub fn new(base: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .build();
        Self {
            agent: config.into(),
            base: base.to_owned(),
        }
    }

    /// The answer at `path`, in one of the codings named by `accept`;
    /// redirects are followed, anything but a success is an error.
    pub fn get(&self, path: &str, accept: &str) -> Result<Answer> {
        let url = format!("{}{path}", self.base);
        let mut response = self
            .agent
            .get(&url)
            .header("accept-encoding", accept)
            .call()
            .map_err(|error| Error::answer(&url, error))?;
        let coding = response.headers().get("content-encoding");
        let coding = coding
            .and_then(|coding| coding.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let body = response
            .body_mut()
            .read_to_vec()
            .map_err(|error| Error::answer(&url, error))?;
        Ok(Answer { coding, body })
    }

    /// Where `path` leads.
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
