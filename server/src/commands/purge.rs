//! `tinlang purge`: pages are rendered again.

use clap::Args;
use store::{Store, Touched};

use crate::ServerError;

/// `tinlang purge`
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct PurgeArgs {
    /// The address of a page, or "all"
    address: String,
}

pub(crate) async fn run(store: &dyn Store, args: &PurgeArgs) -> Result<String, ServerError> {
    let touched = touched(&args.address)?;
    store.touch(&touched).await?;
    Ok(match touched {
        Touched::Path(path) => format!("a running server renders {path} again"),
        _ => "a running server renders every page again".to_owned(),
    })
}

fn touched(given: &str) -> Result<Touched, ServerError> {
    if given == "all" {
        return Ok(Touched::Everything);
    }
    let path = given
        .strip_prefix("https://")
        .or_else(|| given.strip_prefix("http://"))
        .map_or(given, |rest| rest.find('/').map_or("/", |at| &rest[at..]));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if !path.starts_with('/') || path.starts_with("//") {
        return Err(ServerError::Argument {
            what: "address",
            value: given.to_owned(),
            reason: "give a path, as /lang-nghe, an address, or \"all\"".to_owned(),
        });
    }
    Ok(Touched::Path(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_named_by_path_or_address() {
        for (given, path) in [
            ("/a-7.html", "/a-7.html"),
            ("https://bao.example/a-7.html?lite#x", "/a-7.html"),
            ("http://bao.example", "/"),
        ] {
            assert_eq!(touched(given).unwrap(), Touched::Path(path.to_owned()));
        }
        assert_eq!(touched("all").unwrap(), Touched::Everything);
        for bad in ["", "a-7.html", "//a", "ALL"] {
            assert!(touched(bad).is_err(), "{bad}");
        }
    }
}
