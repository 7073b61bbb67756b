//! Settings of the WebSub hub and IndexNow.

use crate::ServerError;

/// The endpoint that shares addresses among search engines (indexnow.org).
const INDEXNOW_URL: &str = "https://api.indexnow.org/indexnow";

/// The WebSub hub's address; empty for none.
pub(super) fn hub(given: Option<String>) -> Result<String, ServerError> {
    web("websub_hub", given.unwrap_or_default())
}

/// The address of IndexNow.
pub(super) fn indexnow_url(given: Option<String>) -> Result<String, ServerError> {
    let given = given.filter(|address| !address.is_empty());
    web(
        "indexnow_url",
        given.unwrap_or_else(|| INDEXNOW_URL.to_owned()),
    )
}

/// The key for IndexNow; empty for none.
pub(super) fn indexnow_key(given: Option<String>) -> Result<String, ServerError> {
    let key = given.unwrap_or_default();
    if key.is_empty() || is_key(&key) {
        return Ok(key);
    }
    Err(ServerError::Setting {
        name: "indexnow_key",
        value: key,
        reason: "write 8 to 128 letters, digits and hyphens, as openssl rand -hex 16 prints"
            .to_owned(),
    })
}

/// An absolute HTTP address, or an empty one.
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
        reason: "write an absolute address, as https://hub.example/".to_owned(),
    })
}

/// True for a key as IndexNow accepts it: 8 to 128 letters, digits and hyphens.
fn is_key(key: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    (8..=128).contains(&key.len()) && key.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_is_absolute_or_empty() {
        assert_eq!(hub(None).unwrap(), "");
        assert_eq!(
            hub(Some("https://hub.example/".into())).unwrap(),
            "https://hub.example/"
        );
        assert_eq!(indexnow_url(Some(String::new())).unwrap(), INDEXNOW_URL);
        for bad in [
            "hub.example",
            "https://",
            "https://a b",
            "https://a>; rel=\"x\"",
        ] {
            assert!(hub(Some(bad.into())).is_err(), "{bad}");
        }
        assert!(indexnow_key(Some("short".into())).is_err());
    }

    #[test]
    fn key_is_plain_and_long_enough() {
        assert!(is_key("0123-abcD"));
        for bad in ["", "short", "has space", "robots/../..", &"a".repeat(129)] {
            assert!(!is_key(bad), "{bad}");
        }
    }
}
