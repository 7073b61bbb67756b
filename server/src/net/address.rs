//! Whose request it is. Addresses are used for limits only: they stay in memory,
//! as hashes with a salt that is replaced every day, and in no log.

use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderMap, HeaderName, header};
use ipnet::IpNet;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const SECONDS_PER_DAY: i64 = 86_400;

/// A client, as a number that means nothing tomorrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ClientKey(u64);

/// The client of a request; `None` if it is not known, so that no limit per
/// client applies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Client(pub(crate) Option<ClientKey>);

/// Finds the clients of requests.
#[derive(Debug)]
pub(crate) struct Clients {
    trusted: Vec<IpNet>,
    /// The day since 1970, and its salt.
    salt: Mutex<(i64, RandomState)>,
    has_warned: AtomicBool,
}

impl Clients {
    /// `trusted` are the proxies whose headers name the client.
    pub(crate) fn new(trusted: Vec<IpNet>) -> Self {
        Self {
            trusted,
            salt: Mutex::default(),
            has_warned: AtomicBool::new(false),
        }
    }

    /// The client of a request from this peer. `now` is in seconds since 1970.
    pub(crate) fn of_request(&self, peer: IpAddr, headers: &HeaderMap, now: i64) -> Client {
        let address = match self.address(peer.to_canonical(), headers) {
            Address::Client(address) => Some(address),
            Address::Hidden => None,
            Address::BehindUnknownProxy => {
                if !self.has_warned.swap(true, Ordering::Relaxed) {
                    tracing::warn!(
                        "a proxy sends requests for others, but the setting trusted_proxies does \
                         not name it: its readers have no limits"
                    );
                }
                None
            }
        };
        Client(address.map(|address| self.key(address, now)))
    }

    /// The client of a connection whose requests are not read yet.
    pub(super) fn of_connection(&self, peer: IpAddr, now: i64) -> Option<ClientKey> {
        let peer = peer.to_canonical();
        let is_proxy = peer.is_loopback() || self.is_trusted(peer);
        (!is_proxy).then(|| self.key(peer, now))
    }

    fn is_trusted(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|net| net.contains(&address))
    }

    fn address(&self, peer: IpAddr, headers: &HeaderMap) -> Address {
        if self.is_trusted(peer) {
            let standard = all(headers, &header::FORWARDED);
            let standard: Vec<&str> = standard.iter().map(|it| for_of(it)).collect();
            let standard = self.last_unknown(&standard);
            let common = self.last_unknown(&all(headers, &X_FORWARDED_FOR));
            return match (standard, common) {
                // A proxy writes one of them, so the client wrote the other: it
                // shares the limits of the proxy.
                (Some(one), Some(other)) if one != other => Address::Client(peer),
                (Some(client), _) | (None, Some(client)) => Address::Client(client),
                (None, None) => Address::Hidden,
            };
        }
        if peer.is_loopback() {
            return Address::Hidden;
        }
        let is_forwarded =
            headers.contains_key(header::FORWARDED) || headers.contains_key(X_FORWARDED_FOR);
        if is_private(peer) && is_forwarded {
            return Address::BehindUnknownProxy;
        }
        Address::Client(peer)
    }

    /// The last address that is not a trusted proxy's. Whatever stands before it
    /// was written by the client itself.
    fn last_unknown(&self, chain: &[&str]) -> Option<IpAddr> {
        let mut known = chain.iter().rev().map_while(|text| parse(text));
        known.find(|address| !self.is_trusted(*address))
    }

    fn key(&self, address: IpAddr, now: i64) -> ClientKey {
        let day = now.div_euclid(SECONDS_PER_DAY);
        let mut salt = self.salt.lock().unwrap_or_else(PoisonError::into_inner);
        if salt.0 != day {
            *salt = (day, RandomState::new());
        }
        ClientKey(salt.1.hash_one(network(address)))
    }
}

enum Address {
    Client(IpAddr),
    /// A proxy on this machine, or a trusted one that names nobody.
    Hidden,
    BehindUnknownProxy,
}

/// An IPv4 address, or the /64 of an IPv6 address: one household has as many
/// addresses in it as it likes.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(it) => {
            let [a, b, c, d, ..] = it.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(it) => it.is_private() || it.is_link_local(),
        IpAddr::V6(it) => it.is_unique_local() || it.is_unicast_link_local(),
    }
}

/// The parts of a header to which each proxy adds one, the last one's at the end.
fn all<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Vec<&'a str> {
    let values = headers.get_all(name).iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect()
}

/// The value of `for` in an element of `Forwarded`; empty if it has none.
fn for_of(element: &str) -> &str {
    let pairs = element.split(';').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| (name.trim(), value.trim().trim_matches('"')))
        .find(|(name, _)| name.eq_ignore_ascii_case("for"))
        .map(|(_, value)| value)
        .unwrap_or_default()
}

/// An address with or without brackets and port.
fn parse(text: &str) -> Option<IpAddr> {
    let host = match text.strip_prefix('[') {
        Some(rest) => rest.split(']').next()?,
        None if text.matches(':').count() == 1 => text.split(':').next()?,
        None => text,
    };
    host.parse::<IpAddr>().ok().map(|it| it.to_canonical())
}

#[cfg(test)]
pub(crate) mod tests {
    use axum::http::HeaderValue;

    use super::*;

    /// The client at an address, the same one for every call.
    pub(crate) fn client(address: &str) -> ClientKey {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        address.hash(&mut hasher);
        ClientKey(hasher.finish())
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = pairs.iter().map(|(name, value)| {
            let name = HeaderName::from_static(name);
            (name, HeaderValue::from_static(value))
        });
        pairs.collect()
    }

    fn clients() -> Clients {
        Clients::new(vec![
            "10.0.0.0/8".parse().unwrap(),
            "::1/128".parse().unwrap(),
        ])
    }

    fn found(peer: &str, pairs: &[(&'static str, &'static str)]) -> Option<ClientKey> {
        let clients = clients();
        let key = |address: &str| clients.key(address.parse().unwrap(), 0);
        let wanted = clients
            .of_request(peer.parse().unwrap(), &headers(pairs), 0)
            .0;
        // Compared with the address of the documentation's client.
        assert_ne!(key("203.0.113.9"), key("203.0.113.8"));
        wanted.inspect(|it| assert_eq!(*it, key("203.0.113.9")))
    }

    #[test]
    fn only_trusted_proxies_name_the_client() {
        let forwarded_for = ("x-forwarded-for", "1.2.3.4, 203.0.113.9");
        assert!(found("203.0.113.9", &[]).is_some());
        assert!(found("203.0.113.9", &[("x-forwarded-for", "1.2.3.4")]).is_some());
        assert!(found("10.1.1.1", &[forwarded_for]).is_some());
        let chain = ("x-forwarded-for", "1.2.3.4, 203.0.113.9, 10.2.2.2");
        assert!(found("10.1.1.1", &[chain]).is_some());
        for standard in [
            "for=1.2.3.4, for=203.0.113.9;proto=https;by=10.0.0.1",
            "for=1.2.3.4, For=\"203.0.113.9:4711\"",
            "for=\"[::ffff:203.0.113.9]:80\"",
        ] {
            let standard = ("forwarded", standard);
            assert!(found("10.1.1.1", &[standard]).is_some(), "{standard:?}");
        }
        for (peer, header) in [
            ("127.0.0.1", forwarded_for),
            ("192.168.1.2", forwarded_for),
            ("10.1.1.1", ("x-real-ip", "203.0.113.9")),
            ("10.1.1.1", ("x-forwarded-for", "unknown")),
            ("::1", ("x-forwarded-for", "10.3.3.3")),
        ] {
            assert!(found(peer, &[header]).is_none(), "{peer}");
        }
    }

    #[test]
    fn a_second_header_does_not_hide_the_client() {
        let clients = clients();
        let key = |address: &str| clients.key(address.parse().unwrap(), 0);
        let proxy = "10.1.1.1".parse().unwrap();
        let contradicting = headers(&[
            ("forwarded", "for=1.2.3.4"),
            ("x-forwarded-for", "203.0.113.9"),
        ]);
        let found = clients.of_request(proxy, &contradicting, 0).0;
        assert_eq!(found, Some(key("10.1.1.1")));
        let agreeing = headers(&[
            ("forwarded", "for=203.0.113.9"),
            ("x-forwarded-for", "203.0.113.9"),
        ]);
        let found = clients.of_request(proxy, &agreeing, 0).0;
        assert_eq!(found, Some(key("203.0.113.9")));
    }

    #[test]
    fn keys_are_one_per_network_and_day() {
        let clients = clients();
        let key = |address: &str, now: i64| clients.key(address.parse().unwrap(), now);
        let first = key("2001:db8:1:2::1", 0);
        assert_eq!(first, key("2001:db8:1:2:ffff::9", 1));
        assert_ne!(first, key("2001:db8:1:3::1", 1));
        assert_ne!(first, key("2001:db8:1:2::1", SECONDS_PER_DAY));
    }
}
