//! The endpoints to which messages may be sent. Readers choose the address, so
//! it must not lead into the private network of the server. The address is
//! checked when it is stored, and the IP addresses of its host when it is used.

use std::net::IpAddr;

use outbound::Guard;
use reqwest::Url;

use crate::PushError;

/// Longest endpoint, in bytes; those of the large services have 200 to 600.
const LONGEST: usize = 2048;

/// The push services of browsers: these hosts and those below them. An owner
/// can name further ones.
const SERVICES: [&str; 5] = [
    // Chrome and what is built on it
    "fcm.googleapis.com",
    "jmt17.google.com",
    // Firefox
    "push.services.mozilla.com",
    // Edge
    "notify.windows.com",
    // Safari
    "push.apple.com",
];

/// The rule for accepted endpoints: those of known push services, over https.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EndpointPolicy {
    further: Vec<String>,
    loopback: bool,
}

impl EndpointPolicy {
    /// A policy that also accepts these hosts and those below them.
    pub fn with_services(hosts: Vec<String>) -> Self {
        Self {
            further: hosts,
            loopback: false,
        }
    }

    /// The same policy that also accepts this machine, over https or http: for
    /// tests.
    #[must_use]
    pub fn and_loopback(self) -> Self {
        Self {
            loopback: true,
            ..self
        }
    }

    /// Checks an endpoint.
    ///
    /// # Errors
    ///
    /// Returns [`PushError::Endpoint`], with the reason, for one that is not accepted.
    pub fn check(&self, endpoint: &str) -> Result<(), PushError> {
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
        if self.loopback && inside && matches!(url.scheme(), "http" | "https") {
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
        if !self.is_service(host) || url.port().is_some() {
            return refused(
                "its host is no known push service; the paper's owner can add it to push.services",
            );
        }
        Ok(())
    }

    fn is_service(&self, host: &str) -> bool {
        let further = self.further.iter().map(String::as_str);
        SERVICES.into_iter().chain(further).any(|service| {
            let above = host.strip_suffix(service);
            above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
        })
    }
}

impl EndpointPolicy {
    /// The guard of a client that sends to such endpoints.
    pub(crate) fn guard(&self) -> Guard {
        if self.loopback {
            Guard::with_loopback()
        } else {
            Guard::default()
        }
    }
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
        ] {
            EndpointPolicy::default().check(endpoint).unwrap();
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
            "https://push.example/a",
            "https://evilfcm.googleapis.com/a",
            "https://fcm.googleapis.com.evil.example/a",
            "https://fcm.googleapis.com:8443/a",
        ] {
            let refused = EndpointPolicy::default().check(endpoint);
            assert!(
                matches!(refused, Err(PushError::Endpoint { .. })),
                "{endpoint}"
            );
        }
    }

    #[test]
    fn an_owner_adds_services() {
        let policy = EndpointPolicy::with_services(vec!["push.example".into()]);
        policy.check("https://push.example/a").unwrap();
        policy.check("https://eu.push.example/a").unwrap();
        policy.check("https://fcm.googleapis.com/a").unwrap();
        policy.check("https://xpush.example/a").unwrap_err();
    }

    #[test]
    fn loopback_policy_also_allows_this_machine() {
        for endpoint in [
            "http://127.0.0.1:8080/a",
            "http://[::1]/a",
            "https://localhost/a",
        ] {
            EndpointPolicy::default()
                .and_loopback()
                .check(endpoint)
                .unwrap();
        }
        for endpoint in [
            "http://192.168.0.1/a",
            "http://push.example/a",
            "ftp://localhost/a",
        ] {
            EndpointPolicy::default()
                .and_loopback()
                .check(endpoint)
                .unwrap_err();
        }
    }
}
