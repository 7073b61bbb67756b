//! Accepting connections until the server ends.

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::activity::Activity;
use super::address::Clients;
use super::connection::{Requests, Site};
use super::library_error::LibraryErrors;
use super::open_connections::{OpenConnection, OpenConnections};
use super::watched_stream::WatchedStream;
use crate::clock::now;
use crate::http::security::SecurityHeaders;

/// How long open requests may take after the signal to end.
const DRAIN: Duration = Duration::from_secs(10);
/// The wait after a connection could not be accepted for want of resources.
const AFTER_FAILURE: Duration = Duration::from_millis(100);
/// Bytes of a request's line and headers, and of an answer, in memory.
const BUFFER: usize = 64 * 1024;

/// What all connections share.
#[derive(Clone)]
pub(crate) struct Server<S> {
    /// Answers the requests.
    pub(crate) site: S,
    pub(crate) clients: Arc<Clients>,
    pub(crate) headers: Arc<SecurityHeaders>,
    /// Connections that may be open at once.
    pub(crate) most_connections: usize,
}

/// Serves until `end` turns true, and then the open requests until their end,
/// for a few seconds at most.
pub(crate) async fn serve<S: Site>(
    server: Server<S>,
    listener: TcpListener,
    mut end: watch::Receiver<bool>,
) {
    let open = OpenConnections::new(server.most_connections);
    let lines: Arc<str> = server.headers.lines().into();
    let refusal = refusal(&lines);
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            // An error means that the sender is gone, which ends the server, too.
            _ = end.wait_for(|end| *end) => break,
            Some(_) = connections.join_next() => continue,
        };
        match accepted {
            Ok((stream, peer)) => {
                let client = server.clients.of_connection(peer.ip(), now());
                match open.add(client) {
                    Some(place) => {
                        let connection = Connection {
                            server: server.clone(),
                            lines: Arc::clone(&lines),
                            end: end.clone(),
                            _place: place,
                        };
                        connections.spawn(connection.run(stream, peer));
                    }
                    // It is closed whether the client hears of it or not.
                    None => drop(stream.try_write(refusal.as_bytes())),
                }
            }
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept a connection");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
    drop(listener);
    let drained = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(DRAIN, drained).await.is_err() {
        tracing::warn!("some requests took too long and were cut off");
    }
    connections.shutdown().await;
}

/// True for the failure of a client that went away before it was accepted.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    )
}

/// The answer to a client that comes while there are too many connections.
fn refusal(security_headers: &str) -> String {
    const TEXT: &str = "too many connections\n";
    format!(
        "HTTP/1.1 503 Service Unavailable\r\nretry-after: 10\r\nconnection: close\r\n\
         cache-control: no-store\r\ncontent-type: text/plain; charset=utf-8\r\n\
         content-length: {}\r\n{security_headers}\r\n{TEXT}",
        TEXT.len(),
    )
}

struct Connection<S> {
    server: Server<S>,
    /// The security headers for answers of the HTTP library.
    lines: Arc<str>,
    end: watch::Receiver<bool>,
    /// Held until the connection is closed.
    _place: OpenConnection,
}

impl<S: Site> Connection<S> {
    async fn run(mut self, stream: TcpStream, peer: SocketAddr) {
        let activity = Arc::new(Activity::new());
        let errors = LibraryErrors::new(Arc::clone(&self.lines));
        let stream = WatchedStream::new(stream, Arc::clone(&activity), errors);
        let requests = Requests {
            site: self.server.site.clone(),
            activity,
            clients: Arc::clone(&self.server.clients),
            peer: peer.ip(),
            headers: Arc::clone(&self.server.headers),
        };
        let mut builder = http1::Builder::new();
        builder
            .timer(TokioTimer::new())
            // The stream has deadlines for every phase of a connection.
            .header_read_timeout(None)
            .max_buf_size(BUFFER);
        let mut served = pin!(builder.serve_connection(TokioIo::new(stream), requests));
        let ends = tokio::select! {
            // What ends a connection is the client's affair.
            _ = served.as_mut() => return,
            _ = self.end.wait_for(|end| *end) => served.as_mut(),
        };
        ends.graceful_shutdown();
        served.await.ok();
    }
}
