//! The session's cookie.

use axum::http::{HeaderMap, HeaderValue, header};

use super::secret::Secret;

/// How long a session lasts, in seconds: thirty days.
pub(super) const LASTS: i64 = 30 * 86_400;

/// Headers of proxies: what has one of them does not come from this machine.
const FORWARDED: [&str; 3] = ["forwarded", "x-forwarded-for", "x-forwarded-proto"];

/// How a browser reaches the newsroom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transport {
    /// Over HTTPS.
    Encrypted,
    /// From the same machine, where HTTP is not heard by others.
    Loopback,
}

impl Transport {
    /// `None` where a password would be sent in the open: over HTTP from another machine.
    /// `base_url` is the paper's address.
    pub(super) fn of(headers: &HeaderMap, base_url: &str) -> Option<Self> {
        let host = headers.get(header::HOST).and_then(|it| it.to_str().ok())?;
        let is_forwarded = FORWARDED.iter().any(|name| headers.contains_key(*name));
        if is_loopback(host) && !is_forwarded {
            return Some(Self::Loopback);
        }
        // A proxy that also accepts HTTP says so.
        let is_open = headers
            .get("x-forwarded-proto")
            .is_some_and(|it| it == "http");
        let own = base_url.strip_prefix("https://")?.split('/').next()?;
        // A proxy may put its own name for this program in place of the paper's.
        let is_own = own.eq_ignore_ascii_case(host) || is_loopback(host);
        (is_own && !is_open).then_some(Self::Encrypted)
    }

    /// A browser takes the prefix as a promise: the cookie was set by this host, over
    /// HTTPS. On loopback there is none.
    const fn name(self) -> &'static str {
        match self {
            Self::Encrypted => "__Host-toa-soan",
            Self::Loopback => "toa-soan",
        }
    }

    const fn is_secure(self) -> &'static str {
        match self {
            Self::Encrypted => "; Secure",
            Self::Loopback => "",
        }
    }

    /// The secret that a browser shows.
    pub(super) fn secret(self, headers: &HeaderMap) -> Option<Secret> {
        let cookies = headers.get_all(header::COOKIE).iter();
        let cookies = cookies.filter_map(|it| it.to_str().ok());
        cookies
            .flat_map(|it| it.split(';'))
            .filter_map(|it| it.trim().split_once('='))
            .filter(|(name, _)| *name == self.name())
            .find_map(|(_, value)| Secret::shown(value))
    }

    /// The header that gives a browser a secret. `Lax`, since `Strict` would log out
    /// whoever comes from a link in a chat; what writes is checked by its origin.
    pub(super) fn set(self, secret: &Secret) -> Option<HeaderValue> {
        self.value(secret.text(), LASTS)
    }

    /// The header that takes it back.
    pub(super) fn clear(self) -> Option<HeaderValue> {
        self.value("", 0)
    }

    fn value(self, value: &str, seconds: i64) -> Option<HeaderValue> {
        let (name, secure) = (self.name(), self.is_secure());
        let text =
            format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::from_str(&text).ok()
    }
}

/// True for the names and addresses of the own machine.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()))
            .collect()
    }

    #[test]
    fn a_password_is_never_sent_in_the_open() {
        for (host, base, transport) in [
            (
                "bao.example",
                "https://bao.example",
                Some(Transport::Encrypted),
            ),
            ("bao.example", "http://bao.example", None),
            ("bao.example", "", None),
            ("192.0.2.7:3000", "", None),
            // The own address without its proxy.
            ("192.0.2.7:3000", "https://bao.example", None),
            (
                "BAO.example:8443",
                "https://bao.example:8443/",
                Some(Transport::Encrypted),
            ),
            ("127.0.0.1.bao.example", "", None),
            ("localhost:3000", "", Some(Transport::Loopback)),
            (
                "127.0.0.1:3000",
                "https://bao.example",
                Some(Transport::Loopback),
            ),
            ("[::1]:3000", "", Some(Transport::Loopback)),
        ] {
            let headers = headers(&[(header::HOST, host)]);
            assert_eq!(Transport::of(&headers, base), transport, "{host} {base}");
        }
        assert_eq!(
            Transport::of(&HeaderMap::new(), "https://bao.example"),
            None
        );
        let mut forwarded = headers(&[(header::HOST, "bao.example")]);
        for (scheme, transport) in [("https", Some(Transport::Encrypted)), ("http", None)] {
            forwarded.insert("x-forwarded-proto", HeaderValue::from_static(scheme));
            assert_eq!(Transport::of(&forwarded, "https://bao.example"), transport);
        }
        let mut local = headers(&[(header::HOST, "127.0.0.1:3000")]);
        local.insert("x-forwarded-for", HeaderValue::from_static("192.0.2.7"));
        for (base, transport) in [
            ("https://bao.example", Some(Transport::Encrypted)),
            ("", None),
        ] {
            assert_eq!(Transport::of(&local, base), transport, "{base}");
        }
    }

    #[test]
    fn a_cookie_is_set_and_read_back() {
        let secret = Secret::random().unwrap();
        let value = Transport::Encrypted.set(&secret).unwrap();
        let value = value.to_str().unwrap();
        assert_eq!(
            value,
            format!(
                "__Host-toa-soan={}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure",
                secret.text()
            )
        );
        let cookie = format!("a=b; __Host-toa-soan={}; c", secret.text());
        let shown = headers(&[(header::COOKIE, &cookie)]);
        let read = Transport::Encrypted.secret(&shown).unwrap();
        assert_eq!(read.hash(), secret.hash());
        assert!(Transport::Loopback.secret(&shown).is_none());
        let plain = Transport::Loopback.set(&secret).unwrap();
        assert!(!plain.to_str().unwrap().contains("Secure"));
        let cleared = Transport::Loopback.clear().unwrap();
        assert!(
            cleared
                .to_str()
                .unwrap()
                .starts_with("toa-soan=; Path=/; Max-Age=0;")
        );
    }
}
