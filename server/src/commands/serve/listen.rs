//! The address on which the server listens.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use tokio::net::TcpListener;

use crate::ServerError;

/// Listens on `host:port`. The error says what to do.
pub(super) async fn bind(address: &str) -> Result<TcpListener, ServerError> {
    TcpListener::bind(address).await.map_err(|error| {
        let reason = match error.kind() {
            ErrorKind::AddrInUse => {
                "another program listens there; end it, or choose another port with --listen"
                    .to_owned()
            }
            ErrorKind::PermissionDenied => {
                "this user is not allowed to; choose a port above 1023".to_owned()
            }
            ErrorKind::InvalidInput => "write it as host:port, as 127.0.0.1:3000".to_owned(),
            _ => error.to_string(),
        };
        ServerError::Listen {
            address: address.to_owned(),
            reason,
        }
    })
}

/// The address at which a browser on this machine reaches the listener.
pub(super) fn local_url(listener: &TcpListener) -> io::Result<String> {
    Ok(format!("http://{}", reachable(listener.local_addr()?)))
}

/// Replaces the unspecified address, which accepts connections to every address
/// of the machine, by the loopback address.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unspecified_address_is_reached_at_loopback() {
        for (listened, reached) in [
            ("0.0.0.0:80", "127.0.0.1:80"),
            ("[::]:3000", "[::1]:3000"),
            ("192.0.2.7:3000", "192.0.2.7:3000"),
        ] {
            assert_eq!(reachable(listened.parse().unwrap()).to_string(), reached);
        }
    }
}
