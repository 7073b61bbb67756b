//! Connections that are slow, silent, wrong or many.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use socket2::{Domain, Socket, Type};
use store::Html;
use store::traits::*;
use store_contract::fixtures::{add, article, section};
use store_sqlite::SqliteStore;

use crate::support::{Serving, folder, serve, tinlang};

/// Slow clients at once.
const CLIENTS: usize = 1_000;
/// Deadlines of the server are at most this far from their exact time.
const TOLERANCE: Duration = Duration::from_secs(5);
const TEN_SECONDS: Duration = Duration::from_secs(10);

/// Lets this process open as many connections as the system allows it.
fn raise_descriptors() {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    setrlimit(Resource::Nofile, raised).unwrap();
}

fn connect(paper: &Serving) -> TcpStream {
    let stream = TcpStream::connect(&paper.host).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(90)))
        .unwrap();
    stream
}

/// Sends raw bytes and returns everything that comes back until the end.
fn exchange(paper: &Serving, request: &[u8]) -> String {
    let mut stream = connect(paper);
    stream.write_all(request).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// True if the server has closed the connection.
fn is_closed(stream: &mut TcpStream) -> bool {
    stream
        .set_read_timeout(Some(Duration::from_millis(1)))
        .unwrap();
    let mut byte = [0];
    match stream.read(&mut byte) {
        Ok(count) => count == 0,
        Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
    }
}

fn answers(paper: &Serving) -> bool {
    paper.get("/healthz").starts_with("HTTP/1.1 200 ")
}

#[test]
fn a_thousand_slow_clients_are_closed_by_deadlines() {
    raise_descriptors();
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    let started = Instant::now();
    let mut clients: Vec<TcpStream> = (0..CLIENTS).map(|_| connect(&paper)).collect();
    // A third says nothing, a third begins a line, a third sends headers for ever.
    for (nth, client) in clients.iter_mut().enumerate() {
        let start: &[u8] = match nth % 3 {
            0 => b"",
            1 => b"GET / HT",
            _ => b"GET / HTTP/1.1\r\nhost: a\r\n",
        };
        client.write_all(start).unwrap();
    }
    let opened = started.elapsed();
    let still_open = |clients: &mut [TcpStream]| {
        let open = clients
            .iter_mut()
            .filter_map(|it| (!is_closed(it)).then_some(()));
        open.count()
    };
    assert!(answers(&paper), "others are served meanwhile");
    if opened < TEN_SECONDS / 2 {
        assert_eq!(still_open(&mut clients), CLIENTS, "not by a cap");
    }
    let mut next_header = Instant::now();
    loop {
        let late = started.elapsed() > opened + TEN_SECONDS + TOLERANCE * 2;
        let open = still_open(&mut clients);
        if open == 0 {
            break;
        }
        assert!(!late, "{open} connections stay open");
        if next_header <= Instant::now() {
            next_header = Instant::now() + Duration::from_secs(2);
            for client in clients.iter_mut().skip(2).step_by(3) {
                // It may be closed already.
                client.write_all(b"x-a: b\r\n").ok();
            }
        }
    }
    assert!(started.elapsed() > Duration::from_secs(9), "not early");
    assert!(answers(&paper));
}

#[test]
fn an_idle_connection_stays_for_a_minute() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    let mut stream = connect(&paper);
    stream
        .write_all(b"HEAD /healthz HTTP/1.1\r\nhost: a\r\n\r\n")
        .unwrap();
    let answered = Instant::now();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 200 "));
    let open = answered.elapsed();
    assert!(
        open > Duration::from_secs(55) && open < Duration::from_mins(1) + TOLERANCE,
        "{open:?}"
    );
}

#[test]
fn a_body_that_stands_still_ends_its_connection() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    let mut stream = connect(&paper);
    let head = "POST /api/read HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\n\r\n1";
    stream.write_all(head.as_bytes()).unwrap();
    let started = Instant::now();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok();
    let open = started.elapsed();
    assert!(
        open > Duration::from_secs(18) && open < Duration::from_secs(20) + TOLERANCE,
        "{open:?}"
    );
}

#[test]
fn an_answer_that_nobody_takes_ends_its_connection() {
    let folder = folder();
    let paper = serve(folder.path(), &[]);
    let mut stream = connect(&paper);
    // More answers than the buffers of both systems hold.
    let request = b"GET / HTTP/1.1\r\nhost: a\r\n\r\n".repeat(400);
    stream
        .set_write_timeout(Some(Duration::from_secs(1)))
        .unwrap();
    // The server stops reading while its answers are not taken.
    stream.write_all(&request).ok();
    let started = Instant::now();
    std::thread::sleep(Duration::from_secs(28));
    let mut taken = 0;
    let mut buffer = vec![0; 1 << 16];
    while let Ok(count @ 1..) = stream.read(&mut buffer) {
        taken += count;
    }
    assert!(started.elapsed() < Duration::from_secs(40), "it was closed");
    assert!(taken > 0 && taken < 400 * 5_000, "{taken} bytes");
}

/// Writes thirty long articles of today.
#[tokio::main(flavor = "current_thread")]
async fn write_long_articles(folder: &Path) {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let now = i64::try_from(now.as_secs()).unwrap();
    let mut changes = vec![section("lang-nghe")];
    changes.extend((1..=30).map(|id| {
        let words: Vec<String> = (0..4_000).map(|nth| (nth * id).to_string()).collect();
        let mut new = article(id, "lang-nghe", now - 60);
        new.body = Html::clean(&format!("<p>{}</p>", words.join(" ")));
        add(new)
    }));
    store.apply(&changes).await.unwrap();
    store.close().await;
}

#[test]
fn a_reader_at_two_kilobytes_a_second_gets_a_large_file() {
    let folder = folder();
    write_long_articles(folder.path());
    let paper = serve(folder.path(), &["--no-demo"]);
    let path = "/an-ban/7-ngay.html";
    let whole = paper.get(path).len();
    assert!(whole > 900_000, "{whole}");
    // A slow network, not a slow program: little waits in the reader's system.
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.set_recv_buffer_size(8 * 1024).unwrap();
    let address: SocketAddr = paper.host.parse().unwrap();
    socket.connect(&address.into()).unwrap();
    let mut stream = TcpStream::from(socket);
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut taken = 0;
    let mut buffer = [0; 2_000];
    // At 2 KB/s beyond every limit that counts total time; then the rest. The
    // server waits all the time: no buffer holds the whole file.
    let started = Instant::now();
    loop {
        let count = stream.read(&mut buffer).unwrap();
        if count == 0 {
            break;
        }
        taken += count;
        if started.elapsed() < Duration::from_secs(75) {
            std::thread::sleep(Duration::from_secs(1));
        }
    }
    assert_eq!(taken, whole);
}

/// Raw requests and the beginning of their answers.
const SHAPES: [(&str, &str); 29] = [
    (
        "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 200 ",
    ),
    (
        "GET / HTTP/1.1\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 400 ",
    ),
    (
        "GET / HTTP/1.1\r\nhost: a\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 400 ",
    ),
    (
        "GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 400 ",
    ),
    ("GET / HTTP/1.0\r\n\r\n", "HTTP/1.0 200 "),
    (
        "GET / HTTP/1.0\r\nhost: a\r\nhost: b\r\n\r\n",
        "HTTP/1.0 400 ",
    ),
    ("GET /\r\n\r\n", "HTTP/1.1 400 "),
    ("GET / HTTP/3.0\r\nhost: a\r\n\r\n", "HTTP/1.1 400 "),
    ("GET / HTTP/1.1\r\nhost : a\r\n\r\n", "HTTP/1.1 400 "),
    ("GET / HTTP/1.1\r\nhost: a\r\n b\r\n\r\n", "HTTP/1.1 400 "),
    (
        "GET / HTTP/1.1\r\nhost: a\r\nx: \0\r\n\r\n",
        "HTTP/1.1 400 ",
    ),
    ("\0\u{1}\u{2}\r\n\r\n", "HTTP/1.1 400 "),
    ("\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\r\n\r\n", "HTTP/1.1 400 "),
    ("G@T / HTTP/1.1\r\nhost: a\r\n\r\n", "HTTP/1.1 400 "),
    (
        "OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 4",
    ),
    (
        "CONNECT a:80 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 4",
    ),
    (
        "TRACE / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 405 ",
    ),
    (
        "DELETE / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 405 ",
    ),
    (
        "POST /api/read HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n1",
        "HTTP/1.1 400 ",
    ),
    (
        "POST /api/read HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n12",
        "HTTP/1.1 400 ",
    ),
    (
        "POST /api/read HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 99\r\n\r\n99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999",
        "HTTP/1.1 413 ",
    ),
    (
        "POST /api/read HTTP/1.1\r\nhost: a\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n1\r\n0\r\n\r\n",
        "HTTP/1.1 4",
    ),
    (
        "GET /\u{e9} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 4",
    ),
    (
        "GET /%00 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 404 ",
    ),
    (
        "GET //evil.example/ HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 404 ",
    ),
    (
        "GET /../../etc/passwd HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 404 ",
    ),
    (
        "HEAD / HTTP/1.1\r\nhost: a\r\nrange: bytes=0-0\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 200 ",
    ),
    (
        "GET / HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 200 ",
    ),
    (
        "GET http://b.example/ HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 200 ",
    ),
];

#[test]
fn every_shape_of_request_is_answered_with_the_security_headers() {
    let folder = folder();
    let paper = serve(
        folder.path(),
        &["--no-demo", "--base-url", "https://bao.example"],
    );
    let long = format!("GET /{} HTTP/1.1\r\nhost: a\r\n\r\n", "a".repeat(300_000));
    let large = format!(
        "GET / HTTP/1.1\r\nhost: a\r\nx: {}\r\n\r\n",
        "a".repeat(300_000)
    );
    let many = format!(
        "GET / HTTP/1.1\r\nhost: a\r\n{}\r\n",
        "x: 1\r\n".repeat(200)
    );
    let shapes = SHAPES
        .iter()
        .map(|(request, start)| ((*request).to_owned(), *start));
    for (request, start) in shapes.chain([
        (long, "HTTP/1.1 4"),
        (large, "HTTP/1.1 431 "),
        (many, "HTTP/1.1 431 "),
    ]) {
        let answer = exchange(&paper, request.as_bytes());
        let shape: String = request.chars().take(60).collect();
        assert!(answer.starts_with(start), "{shape:?}: {answer}");
        for header in [
            "content-security-policy: default-src 'none'",
            "x-content-type-options: nosniff",
            "strict-transport-security: max-age=63072000",
            "cache-control: ",
        ] {
            assert!(answer.contains(header), "{shape:?}, {header}: {answer}");
        }
    }
    assert!(answers(&paper));
}

#[test]
fn few_descriptors_are_no_end_of_the_paper() {
    raise_descriptors();
    let folder = folder();
    let mut command = std::process::Command::new("sh");
    let program = tinlang(folder.path(), &["serve"]);
    let line = format!(
        "ulimit -n 320; exec '{}' serve --no-demo --listen 127.0.0.1:0 --weather-url ''",
        program.get_program().display()
    );
    command.args(["-c", &line]).current_dir(folder.path());
    let paper = crate::support::serve_by(command);
    let silent: Vec<TcpStream> = (0..600).map(|_| connect(&paper)).collect();
    let started = Instant::now();
    // Refused at first, served once the silent ones have gone.
    loop {
        let mut stream = connect(&paper);
        stream
            .write_all(b"GET /readyz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
            .ok();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok();
        if answer.starts_with("HTTP/1.1 200 ") {
            break;
        }
        assert!(started.elapsed() < Duration::from_secs(35), "{answer}");
        std::thread::sleep(Duration::from_millis(200));
    }
    drop(silent);
    assert!(paper.get("/").starts_with("HTTP/1.1 200 "));
    let (_, _, said) = paper.end("-TERM");
    assert!(
        !said.contains("database") && !said.contains("search index"),
        "{said}"
    );
}

#[test]
fn an_ending_server_answers_open_requests_and_no_new_ones() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    assert!(paper.get("/readyz").contains("store: answers"));
    let mut idle = connect(&paper);
    idle.write_all(b"GET /readyz HTTP/1.1\r\nhost: a\r\n\r\n")
        .unwrap();
    let mut start = [0; 12];
    idle.read_exact(&mut start).unwrap();
    let host = paper.host.clone();
    let started = Instant::now();
    let (status, ..) = paper.end("-TERM");
    assert_eq!(status.code(), Some(0));
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "idle connections end at once"
    );
    assert!(TcpStream::connect(host).is_err());
}
