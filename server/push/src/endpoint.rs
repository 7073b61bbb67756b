//! The endpoints to which messages may be sent. Readers choose the address, so
//! it must not lead into the private network of the server. The address is
//! checked when it is stored, and the IP addresses of its host when it is used.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::PushError;

/// Longest endpoint, in bytes; those of the large services have 200 to 600.
const LONGEST: usize = 2048;

/// The rule for accepted endpoints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EndpointPolicy {
    /// Public host names, over https.
    #[default]
    Outside,
    /// Also this machine, over https or http: for tests.
    AlsoLoopback,
}

impl EndpointPolicy {
    /// Checks an endpoint.
    ///
    /// # Errors
    ///
    /// Returns [`PushError::Endpoint`], with the reason, for one that is not accepted.
    pub fn check(self, endpoint: &str) -> Result<(), PushError> {
        let refused = |reason| {
            let endpoint = endpoint.chars().take(80).collect();
            Err(PushError::Endpoint { endpoint, reason })
        };
        if endpoint.len() > LONGEST {
            return refused("it is too long");
        }
        let Ok(url) = Url::parse(endpoint) else {
            return refused("it is not an address");
        };
        let host = url.host_str().unwrap_or_default();
        let number = host.trim_matches(['[', ']']).parse::<IpAddr>().ok();
        let inside = host == "localhost" || number.is_some_and(|ip| ip.is_loopback());
        if self == Self::AlsoLoopback && inside && matches!(url.scheme(), "http" | "https") {
            return Ok(());
        }
        if url.scheme() != "https" {
            return refused("it does not start with https://");
        }
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return refused("it has a user name, a password or a fragment");
        }
        if number.is_some() || !host.trim_end_matches('.').contains('.') {
            return refused("its host is not a public host name");
        }
        Ok(())
    }

    fn allows(self, ip: IpAddr) -> bool {
        is_public(ip) || self == Self::AlsoLoopback && ip.is_loopback()
    }
}

/// Does not resolve names whose addresses are all in private networks.
impl Resolve for EndpointPolicy {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = *self;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let open: Vec<_> = found
                .filter(|address| policy.allows(address.ip()))
                .collect();
            if open.is_empty() {
                return Err("its name resolves to a private network".into());
            }
            Ok(Box::new(open.into_iter()) as Addrs)
        })
    }
}

/// True for a public address, by IANA's registries of special-purpose
/// addresses.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let special = match ip.octets() {
        [0 | 10 | 127 | 224..=255, ..]
        | [169, 254, ..]
        | [192, 168, ..]
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        | [198, 18..=19, ..]
        | [198, 51, 100, _]
        | [203, 0, 113, _] => true,
        [100, second, ..] => second & 0xc0 == 64,
        [172, second, ..] => second & 0xf0 == 16,
        _ => false,
    };
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    // Of 2000::/3, not 2001::/23 (tunnels), 2001:db8::/32 and 3fff::/20
    // (examples), 2002::/16 (wraps an IPv4 address).
    first & 0xe000 == 0x2000
        && !(first == 0x2001 && (second < 0x200 || second == 0xdb8))
        && first != 0x2002
        && !(first == 0x3fff && second < 0x1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_names_are_accepted() {
        for endpoint in [
            "https://fcm.googleapis.com/fcm/send/dR2:APA91b-_",
            "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
            "https://sg2p.notify.windows.com/w/?token=BQYAAAD%2bX",
            "https://web.push.apple.com/QNBm",
            "https://push.example:8443/a",
        ] {
            EndpointPolicy::Outside.check(endpoint).unwrap();
        }
    }

    #[test]
    fn private_and_malformed_endpoints_are_rejected() {
        let long = format!("https://push.example/{}", "a".repeat(LONGEST));
        for endpoint in [
            "",
            "push.example",
            "http://push.example/a",
            "file:///etc/passwd",
            "https://localhost/a",
            "https://localhost./a",
            "https://intranet/a",
            "https://127.0.0.1/a",
            "https://0x7f.1/a",
            "https://2130706433/a",
            "https://192.168.0.1/a",
            "https://8.8.8.8/a",
            "https://[::1]/a",
            "https://[::ffff:10.0.0.1]/a",
            "https://a:b@push.example/a",
            "https://push.example/a#b",
            &long,
        ] {
            let refused = EndpointPolicy::Outside.check(endpoint);
            assert!(
                matches!(refused, Err(PushError::Endpoint { .. })),
                "{endpoint}"
            );
        }
    }

    #[test]
    fn loopback_policy_also_allows_this_machine() {
        for endpoint in [
            "http://127.0.0.1:8080/a",
            "http://[::1]/a",
            "https://localhost/a",
        ] {
            EndpointPolicy::AlsoLoopback.check(endpoint).unwrap();
        }
        for endpoint in [
            "http://192.168.0.1/a",
            "http://push.example/a",
            "ftp://localhost/a",
        ] {
            EndpointPolicy::AlsoLoopback.check(endpoint).unwrap_err();
        }
    }

    #[test]
    fn private_addresses_are_not_public() {
        for ip in [
            "8.8.8.8",
            "172.15.0.1",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700::1",
            "2001:4860::1",
        ] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
        for ip in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "fe80::1",
            "fc00::1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::",
            "ff02::1",
        ] {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[tokio::test]
    async fn private_names_are_not_resolved() {
        let found = EndpointPolicy::Outside
            .resolve("localhost".parse().unwrap())
            .await;
        let message = found.err().unwrap().to_string();
        assert!(message.contains("private network"), "{message}");
        let found = EndpointPolicy::AlsoLoopback
            .resolve("localhost".parse().unwrap())
            .await;
        assert!(found.unwrap().all(|address| address.ip().is_loopback()));
    }
}
