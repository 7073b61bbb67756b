//! Clients that ask as fast as they are answered, each on a connection of its own.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Barrier;
use std::thread::ScopedJoinHandle;
use std::time::{Duration, Instant};

use socket2::{Domain, Socket, Type};

use crate::error::{Error, Result};

/// Longer than any response on this machine takes.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes of a segment, as Ethernet and mobile networks carry them. Loopback carries
/// 64 KB at once, as no reader's network does.
const SEGMENT: u32 = 1_448;
/// Bytes that are read at once.
const CHUNK: usize = 16 * 1024;
const CLIENT: &str = "a client";

/// What clients ask for.
#[derive(Clone, Debug)]
pub struct Question {
    server: SocketAddr,
    /// Asked in turn.
    requests: Vec<Vec<u8>>,
    /// The status line begins with this.
    expected: Vec<u8>,
}

/// How clients were answered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answers {
    pub count: u64,
    /// Answers in a second.
    pub rate: u64,
    /// The 99th percentile of their times, and the longest.
    pub p99: Duration,
    pub longest: Duration,
}

impl Question {
    /// A request for `path` of the server at `url`, with further header lines, each
    /// with its end.
    pub fn new(url: &str, path: &str, headers: &str, status: u16) -> Result<Self> {
        Self::in_turn(url, &[path.to_owned()], headers, status)
    }

    /// The same for several paths, one after the other.
    pub fn in_turn(url: &str, paths: &[String], headers: &str, status: u16) -> Result<Self> {
        let host = url.strip_prefix("http://").unwrap_or(url);
        let server = host.parse().map_err(|error| Error::answer(url, error))?;
        let request =
            |path: &String| format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n{headers}\r\n");
        let requests = paths.iter().map(request).map(String::into_bytes);
        Ok(Self {
            server,
            requests: requests.collect(),
            expected: format!("HTTP/1.1 {status} ").into_bytes(),
        })
    }

    fn connect(&self) -> Result<Client> {
        let failed = |error| Error::answer(CLIENT, error);
        let socket = Socket::new(Domain::for_address(self.server), Type::STREAM, None);
        let socket = socket.map_err(failed)?;
        socket.set_tcp_mss(SEGMENT).map_err(failed)?;
        socket.set_tcp_nodelay(true).map_err(failed)?;
        socket.connect(&self.server.into()).map_err(failed)?;
        let stream = TcpStream::from(socket);
        stream.set_read_timeout(Some(PATIENCE)).map_err(failed)?;
        Ok(Client {
            stream,
            received: Vec::new(),
        })
    }

    /// Asks on so many connections for so long.
    pub fn ask(&self, connections: usize, lasts: Duration) -> Result<Answers> {
        let mut clients = Vec::new();
        for _ in 0..connections {
            clients.push(self.connect()?);
        }
        let start = Barrier::new(connections);
        let all: Vec<Result<Vec<Duration>>> = std::thread::scope(|scope| {
            let threads: Vec<_> = clients
                .into_iter()
                .enumerate()
                .map(|(nth, mut client)| {
                    let start = &start;
                    scope.spawn(move || {
                        start.wait();
                        let end = Instant::now() + lasts;
                        let mut times = Vec::new();
                        // Each begins at another place.
                        let first = nth * self.requests.len() / connections;
                        for request in self.requests.iter().cycle().skip(first) {
                            if Instant::now() >= end {
                                break;
                            }
                            let asked = Instant::now();
                            client.send(request)?;
                            client.receive(self)?;
                            times.push(asked.elapsed());
                        }
                        Ok(times)
                    })
                })
                .collect();
            let panicked = || Err(Error::answer(CLIENT, "it panicked"));
            let ended = threads.into_iter().map(ScopedJoinHandle::join);
            ended
                .map(|times| times.unwrap_or_else(|_| panicked()))
                .collect()
        });
        let mut times = Vec::new();
        for of_one in all {
            times.extend(of_one?);
        }
        Answers::of(times, lasts)
    }

    /// Asks once on each of so many connections, all at once.
    pub fn ask_together(&self, connections: usize) -> Result<Answers> {
        let mut clients = Vec::new();
        for _ in 0..connections {
            clients.push(self.connect()?);
        }
        let start = Instant::now();
        for (client, request) in clients.iter_mut().zip(self.requests.iter().cycle()) {
            client.send(request)?;
        }
        let mut times = Vec::new();
        for client in &mut clients {
            client.receive(self)?;
            times.push(start.elapsed());
        }
        Answers::of(times, start.elapsed())
    }
}

impl Answers {
    fn of(mut times: Vec<Duration>, lasted: Duration) -> Result<Self> {
        times.sort_unstable();
        let (Some(longest), place) = (times.last(), times.len() * 99 / 100) else {
            return Err(Error::answer(CLIENT, "there was no answer"));
        };
        let count = times.len() as u64;
        let millis = u64::try_from(lasted.as_millis()).unwrap_or(u64::MAX);
        Ok(Self {
            count,
            rate: count * 1000 / millis.max(1),
            p99: times[place.min(times.len() - 1)],
            longest: *longest,
        })
    }
}

/// A connection.
struct Client {
    stream: TcpStream,
    /// Bytes that are not read yet.
    received: Vec<u8>,
}

impl Client {
    fn send(&mut self, request: &[u8]) -> Result<()> {
        let sent = self.stream.write_all(request);
        sent.map_err(|error| Error::answer(CLIENT, error))
    }

    /// Reads one response.
    fn receive(&mut self, question: &Question) -> Result<()> {
        let mut length = None;
        loop {
            if length.is_none()
                && let Some(end) = self.received.windows(4).position(|it| it == b"\r\n\r\n")
            {
                let head = &self.received[..end];
                if !head.starts_with(&question.expected) {
                    let line = head.split(|byte| *byte == b'\r').next().unwrap_or(head);
                    let line = String::from_utf8_lossy(line);
                    return Err(Error::answer(CLIENT, format!("it got {line}")));
                }
                length = Some(end + 4 + content_length(head));
            }
            if let Some(length) = length.filter(|length| self.received.len() >= *length) {
                self.received.drain(..length);
                return Ok(());
            }
            let mut chunk = [0; CHUNK];
            match self.stream.read(&mut chunk) {
                Ok(0) => return Err(Error::answer(CLIENT, "its connection was closed")),
                Ok(read) => self.received.extend_from_slice(&chunk[..read]),
                Err(error) => return Err(Error::answer(CLIENT, error)),
            }
        }
    }
}

/// The length of the body, by the response's head; 0 without one.
fn content_length(head: &[u8]) -> usize {
    const NAME: &[u8] = b"content-length:";
    let mut lines = head.split(|byte| *byte == b'\n');
    let number = lines.find_map(|line| {
        let (name, number) = line.split_at_checked(NAME.len())?;
        name.eq_ignore_ascii_case(NAME).then_some(number)
    });
    let number = number.and_then(|number| std::str::from_utf8(number).ok());
    number.map_or(0, |number| number.trim().parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_read_from_the_head() {
        assert_eq!(content_length(b"HTTP/1.1 200 OK\r\nContent-Length: 12"), 12);
        assert_eq!(content_length(b"HTTP/1.1 304 Not Modified"), 0);
    }

    #[test]
    fn answers_have_a_rate_and_a_percentile() {
        let times = (1..=200).map(Duration::from_millis).collect();
        let answers = Answers::of(times, Duration::from_secs(2)).unwrap();
        assert_eq!((answers.count, answers.rate), (200, 100));
        assert_eq!(answers.p99, Duration::from_millis(199));
        assert_eq!(answers.longest, Duration::from_millis(200));
        assert!(Answers::of(Vec::new(), Duration::from_secs(1)).is_err());
    }
}
