//! Many requests, and two servers on one database.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use crate::support::{Serving, folder, run, serve, tinlang};

/// Requests before the first look at the memory, and before the second.
const FIRST: usize = 5_000;
const ALL: usize = 20_000;
/// Largest ratio of the second to the first, in percent.
const GROWTH: u64 = 110;
/// Samples of a look, and requests before each: the memory swings within seconds.
const SAMPLES: usize = 25;
const BETWEEN: usize = 40;

/// Addresses of every kind, known and unknown.
const PATHS: [&str; 20] = [
    "/",
    "/moi-nhat",
    "/doc-nhieu",
    "/cai-chinh",
    "/tim-kiem?q=lang+gom",
    "/tim-kiem?q=%22%22",
    "/api/goi-y?q=lang",
    "/api/weather",
    "/rss.xml",
    "/feed.json",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/readyz",
    "/an-ban/7-ngay",
    "/an-ban/moi-nhat.tinlang",
    "/khong-co",
    "/media/khong-co-480.jpg",
    "/trang/rieng-tu",
    "/?p=9000001",
];

/// Sends requests on one connection and reads their answers.
fn ask(paper: &Serving, count: usize) {
    let mut stream = TcpStream::connect(&paper.host).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    for path in PATHS.iter().cycle().take(count) {
        // In one piece: parts of it would wait for acknowledgements.
        let request = format!("GET {path} HTTP/1.1\r\nhost: a\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(
                reader.read_line(&mut line).unwrap() > 0,
                "{path}: it was closed"
            );
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse().unwrap();
            }
            assert!(!line.starts_with("HTTP/1.1 5"), "{path}: {line}");
            if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn many_requests_take_no_memory() {
    let folder = folder();
    let paper = serve(folder.path(), &[]);
    let look = || {
        let mut samples = [(); SAMPLES].map(|()| {
            ask(&paper, BETWEEN);
            paper.anonymous_memory()
        });
        samples.sort_unstable();
        samples[SAMPLES / 2]
    };
    ask(&paper, FIRST);
    let before = look();
    ask(&paper, ALL - FIRST);
    let after = look();
    assert!(
        after * 100 <= before * GROWTH,
        "{before} KiB, then {after} KiB"
    );
}

#[test]
fn two_servers_serve_one_database() {
    let folder = folder();
    let first = serve(folder.path(), &["--no-demo"]);
    let second = serve(folder.path(), &["--no-demo"]);
    for (nth, paper) in [&first, &second, &first].into_iter().enumerate() {
        let from = format!("/cu-{nth}");
        let added = run(tinlang(
            folder.path(),
            &["redirect", "add", &from, "/moi-nhat"],
        ));
        assert_eq!(added.code, Some(0), "{}", added.stderr);
        paper.wait_for(&from, "location: /moi-nhat");
    }
    for path in ["/", "/moi-nhat", "/readyz", "/tim-kiem?q=gom"] {
        for paper in [&first, &second] {
            assert!(paper.get(path).starts_with("HTTP/1.1 200 "), "{path}");
        }
    }
    assert_eq!(first.end("-TERM").0.code(), Some(0));
    assert!(second.get("/cu-0").starts_with("HTTP/1.1 301 "));
    assert_eq!(second.end("-TERM").0.code(), Some(0));
}
