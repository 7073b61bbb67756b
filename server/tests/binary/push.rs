//! `tinlang push`: keys, followers, messages to a push service of the test's
//! own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use store::traits::*;
use store::{Subscription, SubscriptionLimits, Timestamp};
use store_contract::fixtures::{add, article, section, slug, topic};
use store_sqlite::SqliteStore;

use crate::support::{Finished, Serving, folder, run, serve, tinlang};

/// The key of the reader in RFC 8291's example.
const KEY: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

/// A push service that records the requested paths; the path determines the
/// status of its response.
struct Service {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

fn service() -> Service {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let requests = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&requests);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let path = answer(stream.unwrap());
            noted.lock().unwrap().push(path);
        }
    });
    Service { url, requests }
}

/// Answers one request: `/201/a` with 201; returns its path.
fn answer(mut stream: TcpStream) -> String {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if line.trim().is_empty() {
            break;
        }
        lines.push(line.trim().to_lowercase());
    }
    let length = lines
        .iter()
        .find_map(|line| line.strip_prefix("content-length: "))
        .unwrap();
    let mut body = vec![0; length.parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    let path = lines[0].split(' ').nth(1).unwrap().to_owned();
    let status = path.split('/').nth(1).unwrap();
    write!(
        stream,
        "HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    path
}

/// The reader of RFC 8291's example at this endpoint.
fn reader(endpoint: String) -> Subscription {
    const POINT: &str = "042571b2becdfde360551aaf1ed0f4cd366c11cebe555f89bcb7b186a53339173168ec\
        e2ebe018597bd30479b86e3c8f8eced577ca59187e9246990db682008b0e";
    let byte = |nth: usize| u8::from_str_radix(&POINT[2 * nth..2 * nth + 2], 16).unwrap();
    Subscription {
        endpoint,
        key: std::array::from_fn(byte),
        secret: [7; 16],
    }
}

#[tokio::main(flavor = "current_thread")]
async fn fill(folder: &Path, followers: &[(String, &str)]) {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let mut one = article(7, "lang-nghe", 1_613_611_800);
    one.topics = vec![slug("gom")];
    let mut hidden = article(8, "lang-nghe", 1_613_611_800);
    hidden.published = false;
    let mut demo = article(9, "lang-nghe", 1_613_611_800);
    demo.demo = true;
    let far = article(9_000_001, "lang-nghe", 1_613_611_800);
    let changes = [
        section("lang-nghe"),
        section("khac"),
        topic("gom"),
        add(one),
        add(hidden),
        add(demo),
        add(far),
    ];
    store.apply(&changes).await.unwrap();
    let limits = SubscriptionLimits {
        all: 99,
        of_service: 99,
    };
    for (endpoint, what) in followers {
        let reader = reader(endpoint.clone());
        let what = what.parse().unwrap();
        store
            .follow(&reader, &what, Timestamp(5), limits)
            .await
            .unwrap();
    }
    store.close().await;
}

fn push(folder: &Path, arguments: &[&str]) -> Finished {
    run(tinlang(folder, &[&["push"], arguments].concat()))
}

/// Generates keys and adds the printed settings.
fn keys(folder: &Path) {
    let finished = push(folder, &["keys"]);
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    let (_, block) = finished.stdout.split_once("[push]\n").unwrap();
    let settings = format!("[push]\n{block}\n[paper]\nbase_url = \"https://bao.example\"\n");
    std::fs::write(folder.join("tinlang.toml"), settings).unwrap();
}

#[test]
fn push_keys_are_created_once_and_only_for_this_user() {
    let folder = folder();
    keys(folder.path());
    let file = folder.path().join("tinlang-push.key");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let made = std::fs::read(&file).unwrap();
    let again = push(folder.path(), &["keys"]);
    assert_eq!(again.code, Some(1));
    assert!(
        again.stderr.contains("it is there already"),
        "{}",
        again.stderr
    );
    assert_eq!(std::fs::read(&file).unwrap(), made);
    let other = push(folder.path(), &["keys", "--push-key-file", "other.key"]);
    assert!(
        other.stdout.contains("key_file = \"other.key\""),
        "{}",
        other.stdout
    );
}

#[test]
fn push_keys_are_beside_the_settings_file() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("etc")).unwrap();
    std::fs::write(folder.path().join("etc/bao.toml"), "").unwrap();
    let finished = push(folder.path(), &["keys", "--config", "etc/bao.toml"]);
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    assert!(folder.path().join("etc/tinlang-push.key").exists());
    assert!(
        finished
            .stdout
            .contains("key_file = \"etc/tinlang-push.key\"")
    );
}

#[test]
fn followers_are_notified_once_and_gone_ones_removed() {
    let folder = folder();
    let service = service();
    let at = |path: &str| format!("{}{path}", service.url);
    let followers = [
        (at("/201/a"), "s:lang-nghe"),
        (at("/201/a"), "t:gom"),
        (at("/201/b"), "all"),
        (at("/201/c"), "s:khac"),
        (at("/410/d"), "t:gom"),
        (at("/403/e"), "s:lang-nghe"),
    ];
    fill(folder.path(), &followers);
    keys(folder.path());
    let list = push(folder.path(), &["list"]).stdout;
    let lines: Vec<&str> = list.lines().map(str::trim).collect();
    let counted = [
        "5  browsers in all",
        "1  all",
        "1  s:khac",
        "2  s:lang-nghe",
        "2  t:gom",
    ];
    assert_eq!(lines, counted);

    let send = |arguments: &[&str]| {
        let finished = push(
            folder.path(),
            &[&["send", "/bai-7-7.html", "--push-loopback"], arguments].concat(),
        );
        assert_eq!(finished.code, Some(0), "{}", finished.stderr);
        let lines = finished.stdout.lines();
        let words = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        words.collect::<Vec<_>>()
    };
    let output = send(&[]);
    assert_eq!(output[0], "sent 1");
    assert!(output[1].starts_with("dropped 1 "), "{output:?}");
    assert_eq!(output[2], "failed 1");
    assert!(
        output[3].ends_with("answered with status 403"),
        "{output:?}"
    );
    assert!(!output[3].contains("/403/e"), "an endpoint is a secret");
    let mut requests = std::mem::take(&mut *service.requests.lock().unwrap());
    requests.sort_unstable();
    assert_eq!(requests, ["/201/a", "/403/e", "/410/d"]);

    let output = send(&["--breaking"]);
    assert_eq!(output[0], "sent 2");
    assert!(output[1].starts_with("dropped 0 "), "{output:?}");
    let requests = service.requests.lock().unwrap();
    assert!(requests.contains(&"/201/b".to_owned()) && !requests.contains(&"/410/d".to_owned()));
    let list = push(folder.path(), &["list"]).stdout;
    assert!(list.contains("4  browsers in all"), "{list}");
}

/// Sends a subscription as a page of the paper does; returns the answer.
fn subscribe(paper: &Serving, endpoint: &str, what: &str) -> String {
    let body = format!(
        r#"{{"endpoint":"{endpoint}","follow":"{what}","keys":{{"p256dh":"{KEY}","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}}}"#
    );
    let mut stream = TcpStream::connect(&paper.host).unwrap();
    write!(
        stream,
        "POST /api/push HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: same-origin\r\nconnection: close\r\n\
         content-length: {}\r\n\r\n{body}",
        paper.host,
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_browser_is_stored_once_its_push_service_accepted_a_message() {
    let folder = folder();
    let service = service();
    fill(folder.path(), &[]);
    keys(folder.path());
    let paper = serve(folder.path(), &["--push-loopback"]);
    for (path, status, words) in [
        ("/410/a", "400 ", "does not accept this subscription"),
        ("/403/b", "400 ", "does not accept this subscription"),
        ("/500/c", "503 ", "does not answer"),
        ("/201/d", "200 ", "s:lang-nghe"),
    ] {
        let answer = subscribe(&paper, &format!("{}{path}", service.url), "s:lang-nghe");
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{path}: {answer}"
        );
        assert!(answer.contains(words), "{path}: {answer}");
    }
    let list = push(folder.path(), &["list"]).stdout;
    assert!(list.contains("1  browsers in all"), "{list}");
    // A known browser is not welcomed again.
    let known = format!("{}/201/d", service.url);
    assert!(subscribe(&paper, &known, "all").starts_with("HTTP/1.1 200 "));
    let requests = service.requests.lock().unwrap();
    assert_eq!(*requests, ["/410/a", "/403/b", "/500/c", "/201/d"]);
    drop(requests);
    // Without that flag, this machine is no push service.
    drop(paper);
    let paper = serve(folder.path(), &[]);
    for endpoint in [&*known, "https://push.example/a"] {
        let answer = subscribe(&paper, endpoint, "all");
        assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    }
}

#[test]
fn a_dead_push_service_delays_nobody_and_an_interrupted_run_goes_on() {
    let folder = folder();
    let service = service();
    // A port that was free a moment ago.
    let dead = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let mut followers: Vec<(String, &str)> = (0..64)
        .map(|nth| (format!("http://{dead}/{nth:02}"), "s:lang-nghe"))
        .collect();
    followers
        .extend(["a", "b", "c"].map(|it| (format!("{}/201/{it}", service.url), "s:lang-nghe")));
    fill(folder.path(), &followers);
    keys(folder.path());
    // An earlier run ended after the first message.
    let host = service.url.strip_prefix("http://").unwrap();
    let progress = format!(r#"{{"{host}":"{}/201/a"}}"#, service.url);
    store_value(folder.path(), "push:7", &progress);
    let started = Instant::now();
    let finished = push(folder.path(), &["send", "7", "--push-loopback"]);
    assert!(
        started.elapsed() < Duration::from_secs(25),
        "{:?}",
        started.elapsed()
    );
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    let lines: Vec<String> = finished
        .stdout
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(lines[0], "sent 2");
    assert!(lines[1].starts_with("before 1 "), "{lines:?}");
    assert_eq!(lines[3], "failed 64");
    assert!(
        lines
            .iter()
            .any(|line| line.ends_with("given up after failures in a row")),
        "{lines:?}"
    );
    let mut requests = std::mem::take(&mut *service.requests.lock().unwrap());
    requests.sort_unstable();
    assert_eq!(requests, ["/201/b", "/201/c"]);
    // The next article is sent to all.
    let again = push(folder.path(), &["send", "7", "--push-loopback"]).stdout;
    assert!(again.starts_with("sent           3\n"), "{again}");
}

#[tokio::main(flavor = "current_thread")]
async fn store_value(folder: &Path, key: &str, value: &str) {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    store.set_key_value(key, Some(value)).await.unwrap();
    store.close().await;
}

#[test]
fn invalid_push_is_an_error_of_one_line() {
    let folder = folder();
    fill(folder.path(), &[]);
    let fails = |arguments: &[&str], words: &str| {
        let finished = push(folder.path(), arguments);
        assert_ne!(finished.code, Some(0), "{arguments:?}");
        assert!(
            finished.stderr.contains(words),
            "{arguments:?}: {}",
            finished.stderr
        );
        assert_eq!(finished.stderr.lines().count(), 1, "{}", finished.stderr);
    };
    let base = ["--base-url", "https://bao.example"];
    fails(&["send", "7"], "base_url");
    fails(&[&["send", "7"], &base[..]].concat(), "tinlang push keys");
    fails(
        &["send", "7", "--push-key-file", "none.key", base[0], base[1]],
        "none.key",
    );
    fails(&["send", "bảy"], "give its number");
    keys(folder.path());
    fails(&["send", "8"], "it is not published");
    fails(&["send", "99"], "it is not published");
    fails(&["send", "9"], "it is a demo article");
    let far = push(folder.path(), &["send", "9000001", base[0], base[1]]);
    assert_eq!(far.code, Some(0), "a number is not a mark: {}", far.stderr);
    fails(&["send", "7", "--push-contact", "toa-soan"], "mailto:");
}

#[test]
fn push_is_offered_only_with_keys() {
    let folder = folder();
    fill(folder.path(), &[]);
    assert!(!serve(folder.path(), &[]).get("/").contains("data-follow"));
    keys(folder.path());
    let paper = serve(folder.path(), &[]);
    assert!(
        paper
            .get("/bai-7-7.html")
            .contains("data-follow=\"s:lang-nghe\"")
    );
    drop(paper);
    std::fs::write(folder.path().join("tinlang-push.key"), "no key").unwrap();
    let finished = run(tinlang(
        folder.path(),
        &["serve", "--listen", "127.0.0.1:0"],
    ));
    assert!(
        finished.stderr.contains("tinlang-push.key"),
        "{}",
        finished.stderr
    );
}
