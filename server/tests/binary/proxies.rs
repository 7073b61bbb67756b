//! Limits per client behind a proxy.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::support::{Serving, folder, serve};

/// Reads that a client may report at once, and in each second after that.
const AT_ONCE: usize = 300;
/// More than that, also on a machine that takes a minute for them.
const TOO_MANY: usize = 1_000;

/// Reports a read in the name of a client; returns the status and the whole answer.
fn read(paper: &Serving, forwarded: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(&paper.host).unwrap();
    let host = &paper.host;
    let request = format!(
        "POST /api/read HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\n{forwarded}\
         content-length: 1\r\nconnection: close\r\n\r\n1"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    (answer[9..12].parse().unwrap(), answer)
}

/// Reports reads until one is refused; returns its number and the answer.
fn refused(paper: &Serving, forwarded: &str) -> Option<(usize, String)> {
    (1..TOO_MANY).find_map(|nth| {
        let (status, answer) = read(paper, forwarded);
        (status == 429).then_some((nth, answer))
    })
}

#[test]
fn each_client_behind_a_trusted_proxy_has_its_own_limit() {
    let folder = folder();
    let trusted = ["--no-demo", "--trusted-proxies", "127.0.0.0/8"];
    let paper = serve(folder.path(), &trusted);
    let first = "x-forwarded-for: 192.0.2.1\r\n";
    let (nth, answer) = refused(&paper, first).unwrap();
    assert!(nth > AT_ONCE, "{nth}");
    assert!(answer.contains("\r\nretry-after: "), "{answer}");
    // What the client itself wrote before the proxy's address changes nothing.
    let pretended = "x-forwarded-for: 198.51.100.9, 192.0.2.1\r\n";
    for same in [pretended, "forwarded: for=192.0.2.1\r\n"] {
        let (nth, _) = refused(&paper, same).unwrap();
        assert!(nth < AT_ONCE, "{same:?}: {nth}");
    }
    for other in [
        "x-forwarded-for: 192.0.2.2\r\n",
        "forwarded: for=192.0.2.3\r\n",
        "",
    ] {
        assert_ne!(read(&paper, other).0, 429, "{other:?}");
    }
}

#[test]
fn a_proxy_on_this_machine_that_is_not_named_is_not_one_client() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    for _ in 0..TOO_MANY {
        assert_ne!(read(&paper, "x-forwarded-for: 192.0.2.1\r\n").0, 429);
    }
}
