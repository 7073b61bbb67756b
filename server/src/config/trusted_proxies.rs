//! The setting of trusted proxies.

use std::net::IpAddr;
use std::str::FromStr;

use ipnet::IpNet;
use serde::Deserialize;

/// Addresses of proxies, or networks of them. A flag or the environment gives
/// them as one text: `10.0.0.1, 2001:db8::/32`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct TrustedProxies(pub Vec<IpNet>);

impl FromStr for TrustedProxies {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split(',').map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(network).collect::<Result<_, _>>().map(Self)
    }
}

impl TryFrom<Vec<String>> for TrustedProxies {
    type Error = String;

    fn try_from(parts: Vec<String>) -> Result<Self, String> {
        let networks = parts.iter().map(|part| network(part.trim()));
        networks.collect::<Result<_, _>>().map(Self)
    }
}

fn network(text: &str) -> Result<IpNet, String> {
    let address = text.parse::<IpAddr>().map(IpNet::from).ok();
    address.or_else(|| text.parse().ok()).ok_or_else(|| {
        format!("{text:?} is no address and no network: write it as 10.0.0.1 or 10.0.0.0/8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_networks_are_read() {
        let read: TrustedProxies = "10.0.0.1, 2001:db8::/32,".parse().unwrap();
        assert_eq!(read.0.len(), 2);
        assert!(read.0[0].contains(&"10.0.0.1".parse::<IpAddr>().unwrap()));
        assert!(!read.0[0].contains(&"10.0.0.2".parse::<IpAddr>().unwrap()));
        assert_eq!("".parse(), Ok(TrustedProxies::default()));
        let error = "10.0.0.0/33".parse::<TrustedProxies>().unwrap_err();
        assert!(error.contains("10.0.0.0/33"), "{error}");
        assert!(TrustedProxies::try_from(vec!["proxy.example".to_owned()]).is_err());
    }
}
