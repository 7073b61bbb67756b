//! Many clients at once that do not behave.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

/// The wait between two looks at all clients.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// The wait between two bytes of a slow client.
const DRIP: Duration = Duration::from_secs(5);
/// After this time, the attack is given up.
const PATIENCE: Duration = Duration::from_mins(2);

/// What the clients do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They send nothing.
    Silent,
    /// They send headers for ever, one after the other.
    SlowHead,
    /// They announce a body and send one byte of it.
    SlowBody,
    /// They request large files and take nothing.
    Deaf,
    /// They make a request and stay.
    Idle,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Silent,
        Self::SlowHead,
        Self::SlowBody,
        Self::Deaf,
        Self::Idle,
    ];

    /// A name for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Silent => "send nothing",
            Self::SlowHead => "send headers for ever",
            Self::SlowBody => "send half a body",
            Self::Deaf => "take no answer",
            Self::Idle => "stay after an answer",
        }
    }

    /// The time within which the last one is to be gone.
    pub fn limit(self) -> Duration {
        Duration::from_secs(match self {
            Self::Idle => 65,
            _ => 35,
        })
    }

    fn start(self) -> Vec<u8> {
        match self {
            Self::Silent => Vec::new(),
            Self::SlowHead => b"GET / HTTP/1.1\r\nhost: a\r\n".to_vec(),
            Self::SlowBody => {
                b"POST /api/read HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n1".to_vec()
            }
            Self::Deaf => b"GET /an-ban/7-ngay.html?anh=960 HTTP/1.1\r\nhost: a\r\n\r\n".to_vec(),
            Self::Idle => b"HEAD /healthz HTTP/1.1\r\nhost: a\r\n\r\n".to_vec(),
        }
    }
}

/// Open connections.
pub struct Crowd {
    clients: Vec<TcpStream>,
    /// When the last of them was complete.
    opened: Instant,
}

/// Opens all clients.
pub fn open(url: &str, kind: Kind, count: usize) -> Result<Crowd> {
    let host = url.trim_start_matches("http://");
    let failed = |error: std::io::Error| Error::answer("a client of the attack", error);
    let mut clients = Vec::with_capacity(count);
    for _ in 0..count {
        let mut client = TcpStream::connect(host).map_err(failed)?;
        client.write_all(&kind.start()).map_err(failed)?;
        client.set_nonblocking(true).map_err(failed)?;
        clients.push(client);
    }
    Ok(Crowd {
        clients,
        opened: Instant::now(),
    })
}

impl Crowd {
    /// Waits until the server has closed all; returns how long that took.
    pub fn wait_until_gone(mut self, kind: Kind) -> Result<Duration> {
        let mut dripped = Instant::now();
        while !self.clients.is_empty() {
            if self.opened.elapsed() > PATIENCE {
                let left = self.clients.len();
                return Err(Error::Check(format!(
                    "{left} clients stay: {}",
                    kind.name()
                )));
            }
            if kind == Kind::SlowHead && dripped.elapsed() > DRIP {
                dripped = Instant::now();
                for client in &mut self.clients {
                    // It may be closed already.
                    client.write_all(b"x-a: b\r\n").ok();
                }
            }
            std::thread::sleep(LOOK_EVERY);
            self.clients.retain_mut(|client| is_open(client, kind));
        }
        Ok(self.opened.elapsed())
    }
}

/// Reads what there is, unless the client takes nothing.
fn is_open(client: &mut TcpStream, kind: Kind) -> bool {
    if kind == Kind::Deaf {
        return client.take_error().is_ok_and(|error| error.is_none()) && is_connected(client);
    }
    let mut buffer = [0; 4096];
    match client.read(&mut buffer) {
        Ok(count) => count > 0,
        Err(error) => error.kind() == ErrorKind::WouldBlock,
    }
}

/// True unless the server has reset the connection: a write then fails.
fn is_connected(client: &mut TcpStream) -> bool {
    match client.write_all(b"\r\n") {
        Ok(()) => true,
        Err(error) => error.kind() == ErrorKind::WouldBlock,
    }
}
