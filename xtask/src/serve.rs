//! `cargo xtask serve`: builds everything and serves the paper.

use std::os::unix::process::CommandExt;

use crate::client::{self, Mode};
use crate::error::{Error, Result};
use crate::stage::stage;
use crate::{process, server};

/// Builds, then becomes the server.
pub fn serve(mode: Mode, arguments: &[String]) -> Result<()> {
    let client = stage("client", || client::build(mode))?;
    let binary = stage("server", || server::build(mode))?;
    let mut tinlang = process::program(&binary);
    tinlang.arg("serve").args(arguments);
    if let Some(reload) = client.reload {
        tinlang.env("TINLANG_RELOAD", reload);
    }
    Err(Error::Start {
        program: "tinlang".to_owned(),
        source: tinlang.exec(),
    })
}
