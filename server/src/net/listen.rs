//! The address on which the server listens.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use tokio::net::TcpListener;

use crate::ServerError;

/// The largest segment that is sent. On a loopback interface, a client that reads
/// slowly would accept bytes in steps of 64 KB otherwise, and seem to stand still
/// between them. At the slowest rate that is served, one takes as long as a
/// connection may stand still. Networks have smaller ones.
const SEGMENT: u32 = 4000;
/// Bytes of an answer that wait in the system to be sent. A small number shows
/// early whether a client accepts what is sent.
const UNSENT: u32 = 16 * 1024;

/// Listens on `host:port`. The error says what to do.
pub(crate) async fn bind(address: &str) -> Result<TcpListener, ServerError> {
    let listener = TcpListener::bind(address).await;
    if let Ok(listener) = &listener {
        tune(listener);
    }
    listener.map_err(|error| {
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

/// Sets what accepted connections inherit. Without it they work, too.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn tune(listener: &TcpListener) {
    let socket = socket2::SockRef::from(listener);
    let tuned = socket
        .set_tcp_mss(SEGMENT)
        .and_then(|()| socket.set_tcp_notsent_lowat(UNSENT))
        .and_then(|()| socket.set_tcp_nodelay(true));
    if let Err(error) = tuned {
        tracing::warn!(%error, "cannot tune connections");
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn tune(_: &TcpListener) {}

/// The address at which a browser on this machine reaches the listener.
pub(crate) fn local_url(listener: &TcpListener) -> io::Result<String> {
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
