//! Starting and ending a server.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::support::{folder, run, serve, serve_by, tinlang};

#[test]
fn ready_line_is_printed() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo", "--log", "error"]);
    assert!(paper.host.starts_with("127.0.0.1:"));
    let front = paper.get("/");
    assert!(front.starts_with("HTTP/1.1 200 OK\r\n"), "{front}");
    assert!(
        front.contains(&format!("\"http://{}/\"", paper.host)),
        "links that leave the paper name it"
    );
    let (status, out, said) = paper.end("-TERM");
    assert_eq!(
        (status.code(), out.as_str(), said.as_str()),
        (Some(0), "", "")
    );
    assert!(folder.path().join("data/tinlang.db").exists());
    assert!(
        !folder.path().join("data/tinlang.db-wal").exists(),
        "all is in the file after a clean end"
    );
}

#[test]
fn server_ends_with_open_connections() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    let mut connection = TcpStream::connect(&paper.host).unwrap();
    write!(connection, "HEAD / HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    let mut head = [0; 15];
    connection.read_exact(&mut head).unwrap();
    assert_eq!(&head, b"HTTP/1.1 200 OK");
    let (status, ..) = paper.end("-INT");
    assert_eq!(status.code(), Some(0));
}

#[test]
fn second_start_serves_the_same_articles() {
    let folder = folder();
    for _ in 0..2 {
        let paper = serve(folder.path(), &[]);
        assert!(
            paper.get("/").contains("-9000"),
            "articles of the demo have numbers from 9,000,000 on"
        );
        assert_eq!(paper.end("-TERM").0.code(), Some(0));
    }
}

#[test]
fn edition_key_is_created_once_and_only_for_its_owner() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let key = folder.path().join("data/tinlang-edition.key");
    let mut held = Vec::new();
    for _ in 0..2 {
        let paper = serve(folder.path(), &["--no-demo"]);
        let page = paper.get("/mo-an-ban");
        let (_, rest) = page.split_once("data-key=\"").unwrap();
        held.push(rest.split('"').next().unwrap().to_owned());
        assert_eq!(paper.end("-TERM").0.code(), Some(0));
        let mode = std::fs::metadata(&key).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(held[0], held[1]);
    let other = serve(folder.path(), &["--no-demo", "--edition-key", "other.key"]);
    assert!(!other.get("/mo-an-ban").contains(&held[0]));
    assert_eq!(other.end("-TERM").0.code(), Some(0));
    assert!(folder.path().join("other.key").exists());
}

#[test]
fn no_demo_leaves_the_store_empty() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    assert!(!paper.get("/").contains(".html"));
}

#[test]
fn help_and_version_succeed() {
    let folder = folder();
    for (arguments, words) in [
        (&["--help"][..], "serve"),
        (&["--version"], "tinlang 0."),
        (&["serve", "--help"], "--listen"),
    ] {
        let finished = run(tinlang(folder.path(), arguments));
        assert_eq!(finished.code, Some(0), "{arguments:?}");
        assert!(
            finished.stdout.contains(words) && finished.stderr.is_empty(),
            "{arguments:?}: {}",
            finished.stdout
        );
    }
}

#[test]
fn weather_of_the_service_is_shown() {
    let service = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", service.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in service.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            assert!(stream.read(&mut request).unwrap() > 0);
            let now = SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap()
                .as_secs();
            let sky =
                format!(r#"{{"current":{{"time":{now},"temperature_2m":21.4,"weather_code":3}}}}"#);
            let length = sky.len();
            write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{sky}"
            )
            .unwrap();
        }
    });
    let folder = folder();
    let mut command = tinlang(
        folder.path(),
        &["serve", "--listen", "127.0.0.1:0", "--no-demo"],
    );
    command.args(["--weather-url", &url, "--cities", "Huế, 16.46, 107.59"]);
    let paper = serve_by(command);
    paper.wait_for("/", "21\u{a0}°C");
    paper.wait_for("/api/weather", "21");
}
