//! The guard of requests that the server sends to addresses which others chose.
//!
//! An address is checked before the request and at every redirect. The IP
//! addresses of its host are checked when the name is resolved, and the
//! connection goes to the checked ones, whatever the name resolves to later.

use std::net::IpAddr;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::{Attempt, Policy};
use reqwest::{ClientBuilder, Url};

use crate::public_address::is_public;

/// Where requests may go: to public addresses, and to hosts that the owner
/// named, which may be private.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    /// Hosts in lower case.
    named: Vec<String>,
    loopback: bool,
}

/// Why a request is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal(&'static str);

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Refusal {}

impl Guard {
    /// A guard that also lets requests to these hosts pass.
    pub fn named<S: AsRef<str>>(hosts: impl IntoIterator<Item = S>) -> Self {
        let hosts = hosts.into_iter();
        Self {
            named: hosts
                .map(|host| host.as_ref().to_ascii_lowercase())
                .collect(),
            loopback: false,
        }
    }

    /// A guard that also lets requests to this machine pass, for tests.
    pub fn with_loopback() -> Self {
        Self {
            named: Vec::new(),
            loopback: true,
        }
    }

    /// Checks the address of a request.
    ///
    /// # Errors
    ///
    /// Returns the reason why it may not be requested.
    pub fn check(&self, url: &Url) -> Result<(), Refusal> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refusal("it begins with neither http:// nor https://"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal("it has a user name or a password"));
        }
        let host = url.host_str().unwrap_or_default();
        let number = host.trim_matches(['[', ']']).parse::<IpAddr>().ok();
        if number.is_some_and(|ip| !self.allows(host, ip)) {
            return Err(Refusal("it leads into a private network"));
        }
        Ok(())
    }

    /// A builder of a client that follows at most `redirects`, to the same host
    /// or to named ones.
    pub fn client(&self, redirects: usize) -> ClientBuilder {
        let guard = self.clone();
        let policy = Policy::custom(move |attempt: Attempt| {
            if attempt.previous().len() > redirects {
                return attempt.error(Refusal("it redirects too often"));
            }
            match guard.check_redirect(&attempt.previous()[0], attempt.url()) {
                Ok(()) => attempt.follow(),
                Err(refusal) => attempt.error(refusal),
            }
        });
        ClientBuilder::new()
            .redirect(if redirects == 0 {
                Policy::none()
            } else {
                policy
            })
            // A proxy would resolve names itself.
            .no_proxy()
            .dns_resolver(Arc::new(self.clone()))
            .user_agent(concat!("tinlang/", env!("CARGO_PKG_VERSION")))
    }

    fn check_redirect(&self, from: &Url, to: &Url) -> Result<(), Refusal> {
        self.check(to)?;
        let host = to.host_str().unwrap_or_default();
        if self.is_named(host) {
            return Ok(());
        }
        let without_www = |url: &Url| {
            let host = url.host_str().unwrap_or_default();
            host.strip_prefix("www.").unwrap_or(host).to_owned()
        };
        if without_www(from) != without_www(to) {
            return Err(Refusal("it redirects to another host"));
        }
        if to.port().is_some() && to.port() != from.port() {
            return Err(Refusal("it redirects to another port"));
        }
        Ok(())
    }

    fn is_named(&self, host: &str) -> bool {
        self.named.iter().any(|named| *named == host)
    }

    fn allows(&self, host: &str, ip: IpAddr) -> bool {
        is_public(ip) || self.is_named(host) || self.loopback && ip.is_loopback()
    }
}

/// Resolves a name to the addresses that may be used.
impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.clone();
        Box::pin(async move {
            let host = name.as_str();
            let found = tokio::net::lookup_host((host, 0)).await?;
            let open: Vec<_> = found
                .filter(|address| guard.allows(host, address.ip()))
                .collect();
            if open.is_empty() {
                return Err(Refusal("its name resolves to a private network").into());
            }
            Ok(Box::new(open.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("an address")
    }

    #[test]
    fn addresses_inside_are_refused_unless_they_are_named() {
        let guard = Guard::named(["192.168.1.5", "NAS.local"]);
        for good in [
            "https://bao.example/a.jpg",
            "http://bao.example:8080/",
            "http://192.168.1.5:8080/a.jpg",
            "http://nas.local/",
            "http://8.8.8.8/",
        ] {
            assert_eq!(guard.check(&url(good)), Ok(()), "{good}");
        }
        for bad in [
            "http://192.168.1.6/",
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://169.254.169.254/latest",
            "http://user@bao.example/",
            "http://:secret@bao.example/",
            "ftp://bao.example/",
            "file:///etc/passwd",
        ] {
            assert!(guard.check(&url(bad)).is_err(), "{bad}");
        }
        assert_eq!(
            Guard::with_loopback().check(&url("http://127.0.0.1:1/")),
            Ok(())
        );
    }

    #[test]
    fn redirects_stay_on_the_host() {
        let guard = Guard::named(["anh.example"]);
        let from = url("http://www.bao.example/a.jpg");
        for good in [
            "https://bao.example/a.jpg",
            "http://www.bao.example/b.jpg",
            "https://anh.example:8443/a.jpg",
        ] {
            assert_eq!(guard.check_redirect(&from, &url(good)), Ok(()), "{good}");
        }
        for bad in [
            "https://khac.example/a.jpg",
            "http://bao.example:6379/",
            "http://127.0.0.1/",
            "http://a:b@bao.example/",
        ] {
            assert!(guard.check_redirect(&from, &url(bad)).is_err(), "{bad}");
        }
    }

    #[tokio::test]
    async fn private_names_are_not_resolved() {
        let found = Guard::default()
            .resolve("localhost".parse().expect("a name"))
            .await;
        let message = found.err().expect("it is refused").to_string();
        assert!(message.contains("private network"), "{message}");
        let named = Guard::named(["localhost"]);
        for guard in [named, Guard::with_loopback()] {
            let found = guard.resolve("localhost".parse().expect("a name")).await;
            let mut found = found.expect("it is resolved");
            assert!(found.all(|address| address.ip().is_loopback()));
        }
    }
}
