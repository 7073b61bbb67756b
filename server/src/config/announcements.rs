//! Settings of what tells others of new articles.

use crate::ServerError;
use crate::jobs::announce::checked_key;

/// Where search engines that share hints are told (indexnow.org).
const INDEX: &str = "https://api.indexnow.org/indexnow";

/// The WebSub hub's address; empty for none.
pub(super) fn hub(given: Option<String>) -> Result<String, ServerError> {
    web("websub_hub", given.unwrap_or_default())
}

/// IndexNow's own address.
pub(super) fn index(given: Option<String>) -> Result<String, ServerError> {
    let given = given.filter(|address| !address.is_empty());
    web("indexnow_url", given.unwrap_or_else(|| INDEX.to_owned()))
}

/// The key for IndexNow; empty for none.
pub(super) fn key(given: Option<String>) -> Result<String, ServerError> {
    let key = given.unwrap_or_default();
    if key.is_empty() || checked_key(&key) {
        return Ok(key);
    }
    Err(ServerError::Setting {
        name: "indexnow_key",
        value: key,
        reason: "write 8 to 128 letters, digits and hyphens, as openssl rand -hex 16 prints"
            .to_owned(),
    })
}

fn web(name: &'static str, address: String) -> Result<String, ServerError> {
    let host = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    let wrong = |c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c);
    if address.is_empty() || host.is_some_and(|host| !host.is_empty() && !host.contains(wrong)) {
        return Ok(address);
    }
    Err(ServerError::Setting {
        name,
        value: address,
        reason: "write a whole address, as https://hub.example/".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_whole_or_empty() {
        assert_eq!(hub(None).unwrap(), "");
        assert_eq!(
            hub(Some("https://hub.example/".into())).unwrap(),
            "https://hub.example/"
        );
        assert_eq!(index(Some(String::new())).unwrap(), INDEX);
        for bad in [
            "hub.example",
            "https://",
            "https://a b",
            "https://a>; rel=\"x\"",
        ] {
            assert!(hub(Some(bad.into())).is_err(), "{bad}");
        }
        assert!(key(Some("short".into())).is_err());
    }
}
