//! The security headers.

use app::Assets;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// How long browsers remember to use https only. Subdomains are not the
/// paper's business.
const TWO_YEARS: &str = "max-age=63072000";

/// The content security policy. It allows files of this site, and the two
/// inline style sheets and one inline script by their hashes. During
/// development it also allows the reload script and its connections.
fn content_policy(assets: &Assets) -> HeaderValue {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let reload = assets
        .reload
        .as_deref()
        .and_then(origin)
        .map(|origin| format!(" {origin}"));
    let reload = reload.unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}{reload}; style-src 'self' {} {}; \
         img-src 'self'; font-src 'self'; connect-src 'self'{reload}; worker-src 'self'; \
         manifest-src 'self'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        hash(&assets.theme_script),
        hash(&assets.page_css),
        hash(&assets.lite_css),
    );
    HeaderValue::from_str(&policy).expect("base64 and an origin are valid in a header")
}

/// The headers that every response has.
#[derive(Clone, Debug)]
pub(crate) struct SecurityHeaders {
    policy: HeaderValue,
    /// Whether browsers shall use https only.
    is_https: bool,
}

impl SecurityHeaders {
    /// Headers for a site with these files at this base address.
    pub(crate) fn new(assets: &Assets, base_url: &str) -> Self {
        Self {
            policy: content_policy(assets),
            is_https: base_url.starts_with("https://"),
        }
    }

    /// The headers as lines of an HTTP/1.1 response, each with its end.
    pub(crate) fn lines(&self) -> String {
        let mut response = Response::default();
        self.set(&mut response);
        let mut lines = String::new();
        for (name, value) in response.headers() {
            if let Ok(value) = value.to_str() {
                lines.extend([name.as_str(), ": ", value, "\r\n"]);
            }
        }
        lines
    }
}

/// Scheme, host and port of an absolute address; `None` for a path.
fn origin(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b".-:[]".contains(&b);
    host.bytes()
        .all(plain)
        .then(|| &address[..scheme.len() + 3 + host.len()])
}

impl SecurityHeaders {
    /// Sets the headers of a response. A policy that a handler set stays.
    pub(crate) fn set(&self, response: &mut Response) {
        const FIXED: [(HeaderName, &str); 4] = [
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
            (
                HeaderName::from_static("cross-origin-opener-policy"),
                "same-origin",
            ),
            (
                HeaderName::from_static("permissions-policy"),
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            ),
        ];
        let headers = response.headers_mut();
        headers
            .entry(header::CONTENT_SECURITY_POLICY)
            .or_insert_with(|| self.policy.clone());
        if self.is_https {
            headers.insert(
                header::STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static(TWO_YEARS),
            );
        }
        for (name, value) in FIXED {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers
            .entry(HeaderName::from_static("cross-origin-resource-policy"))
            .or_insert(HeaderValue::from_static("same-origin"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policy_names_styles_and_script_by_hash() {
        let assets = Assets {
            page_css: "a{}".into(),
            lite_css: "b{}".into(),
            ..Assets::default()
        };
        let policy = content_policy(&assets);
        let policy = policy.to_str().unwrap();
        // The SHA-256 of an empty text, and `printf 'a{}' | openssl dgst -sha256 -binary | base64`.
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';"));
        assert!(
            policy.contains(
                "style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=' 'sha256-"
            ),
            "{policy}"
        );
        assert!(
            policy.starts_with("default-src 'none'; ") && policy.contains("connect-src 'self';")
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("http"));
    }

    #[test]
    fn browsers_use_https_only_if_the_site_has_it() {
        let has = |base_url: &str| {
            let headers = SecurityHeaders::new(&Assets::default(), base_url);
            let lines = headers.lines();
            assert!(lines.contains("x-content-type-options: nosniff\r\n"));
            lines.contains("strict-transport-security: max-age=63072000\r\n")
        };
        assert!(has("https://bao.example"));
        assert!(!has("http://bao.example") && !has(""));
    }

    #[test]
    fn policy_allows_the_reload_script_during_development() {
        let at = |reload: &str| {
            let policy = content_policy(&Assets {
                reload: Some(reload.into()),
                ..Assets::default()
            });
            policy.to_str().unwrap().to_owned()
        };
        let policy = at("http://127.0.0.1:3001/reload.js");
        assert_eq!(
            policy.matches(" http://127.0.0.1:3001;").count(),
            2,
            "{policy}"
        );
        assert!(
            !at("/reload.js").contains("reload") && !at("http://x; script-src *").contains('*')
        );
    }
}
