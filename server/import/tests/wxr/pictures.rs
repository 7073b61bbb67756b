//! Pictures from a folder and from the old site.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use image::{ImageFormat, Rgb, RgbImage};
use store::traits::*;
use store::{ArticleId, Format};

use crate::support::{PAPER, Paper, export, post};

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(width, height, |x, y| {
        Rgb([
            u8::try_from(x % 256).unwrap(),
            u8::try_from(y % 256).unwrap(),
            90,
        ])
    });
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one import, looked at from all sides"
)]
async fn pictures_come_from_a_folder() {
    let paper = Paper::new().await;
    let uploads = paper.path("wp-content/uploads");
    std::fs::create_dir_all(uploads.join("2021/02")).unwrap();
    std::fs::write(uploads.join("2021/02/lo.jpg"), jpeg(1000, 500)).unwrap();
    let file = paper.path("export.xml");
    std::fs::write(&file, PAPER).unwrap();
    // The first run has no pictures; the records say so.
    import::wxr(&paper.store, &paper.options(&file))
        .await
        .unwrap();
    assert!(
        paper
            .store
            .article(ArticleId(100))
            .await
            .unwrap()
            .unwrap()
            .pictures
            .is_empty()
    );
    for folder in [paper.path(""), paper.path("wp-content"), uploads] {
        let options = import::Options {
            media: Some(folder),
            ..paper.options(&file)
        };
        let report = import::wxr(&paper.store, &options).await.unwrap();
        assert_eq!(
            (report.pictures_had, report.pictures_failed),
            (1, 1),
            "{report}"
        );
        let failed = "picture https://bao.example/wp-content/uploads/2021/03/men.jpg was not imported: it is not in the folder";
        assert!(report.to_string().contains(failed), "{report}");
    }
    let article = paper.store.article(ArticleId(100)).await.unwrap().unwrap();
    let [picture] = &article.pictures[..] else {
        panic!("{:?}", article.pictures)
    };
    assert_eq!(
        (picture.id.0, picture.width, picture.height),
        (300, 1000, 500)
    );
    assert_eq!(
        (&picture.widths[..], &picture.formats[..]),
        (&[480, 960, 1000][..], &[Format::Jpeg][..])
    );
    assert_eq!(picture.alt, "Lò gốm nhìn từ bến");
    for width in &picture.widths {
        let name = picture.address(*width, Format::Jpeg).replace("/media/", "");
        let bytes = std::fs::read(paper.path("pictures").join(&name)).unwrap();
        assert_eq!(
            image::load_from_memory(&bytes).unwrap().width(),
            *width,
            "{name}"
        );
    }
    let old = paper
        .store
        .redirect("/wp-content/uploads/2021/02/lo.jpg")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(old.to, picture.address(1000, Format::Jpeg));
    // A later run without pictures keeps the stored ones.
    let report = import::wxr(&paper.store, &paper.options(&file))
        .await
        .unwrap();
    assert_eq!(report.written(), 0, "{report}");
    assert_eq!(
        paper
            .store
            .article(ArticleId(100))
            .await
            .unwrap()
            .unwrap()
            .pictures
            .len(),
        1
    );
}

/// A site that answers this many requests: with a picture, or with 404 for
/// other paths.
fn old_site(requests: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for stream in listener.incoming().take(requests) {
            let mut stream = stream.unwrap();
            let mut requests = Vec::new();
            let mut byte = [0];
            while !requests.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() == 1 {
                requests.push(byte[0]);
            }
            let has = requests.starts_with(b"GET /wp-content/uploads/2021/02/lo.jpg ");
            let body = if has {
                jpeg(300, 200)
            } else {
                b"gone".to_vec()
            };
            let status = if has { "200 OK" } else { "404 Not Found" };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(&body).unwrap();
        }
    });
    address
}

#[tokio::test]
async fn pictures_come_from_the_old_site() {
    let paper = Paper::new().await;
    let address = old_site(2);
    let file = paper.path("export.xml");
    std::fs::write(
        &file,
        PAPER.replace("https://bao.example", &format!("http://{address}")),
    )
    .unwrap();
    let options = import::Options {
        fetch_media: true,
        media_hosts: vec!["127.0.0.1".into()],
        ..paper.options(&file)
    };
    let report = import::wxr(&paper.store, &options).await.unwrap();
    assert_eq!(
        (report.pictures_had, report.pictures_failed),
        (1, 1),
        "{report}"
    );
    assert!(
        report
            .to_string()
            .contains("men.jpg was not imported: the old site answered with status 404"),
        "{report}"
    );
    let article = paper.store.article(ArticleId(100)).await.unwrap().unwrap();
    assert_eq!(article.pictures[0].widths, [300]);
}

#[tokio::test]
async fn unresponsive_site_is_given_up() {
    let paper = Paper::new().await;
    // A port that was free a moment ago.
    let address = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .to_string();
    let pictures = (1..=9).fold(String::new(), |all, nth| {
        all + &format!("<img src=\"/u/{nth}.jpg\">")
    });
    let export = export(&post(7, "a", &pictures))
        .replace("https://bao.example", &format!("http://{address}"));
    let file = paper.path("export.xml");
    std::fs::write(&file, export).unwrap();
    let options = import::Options {
        fetch_media: true,
        media_hosts: vec!["127.0.0.1".into()],
        ..paper.options(&file)
    };
    let report = import::wxr(&paper.store, &options).await.unwrap();
    assert_eq!(
        (report.pictures_had, report.pictures_failed),
        (0, 9),
        "{report}"
    );
    assert_eq!(
        report
            .to_string()
            .matches("did not answer as it should")
            .count(),
        5,
        "{report}"
    );
    assert_eq!(
        report.to_string().matches("has stopped answering").count(),
        4,
        "{report}"
    );
}

/// Answers every request with a redirect; returns its address and the number of
/// requests so far.
fn redirecting(to: &'static str) -> (String, Arc<AtomicU32>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let requests = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&requests);
    let location = to.replace("{port}", &address.port().to_string());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            counted.fetch_add(1, Ordering::Relaxed);
            let mut request = [0; 4096];
            assert!(stream.read(&mut request).unwrap() > 0);
            write!(
                stream,
                "HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
            .unwrap();
        }
    });
    (address.to_string(), requests)
}

#[tokio::test]
async fn redirects_into_private_networks_are_not_followed() {
    for (to, reason) in [
        (
            "http://127.0.0.2:{port}/a.jpg",
            "it leads into a private network",
        ),
        (
            "http://169.254.169.254/latest",
            "it leads into a private network",
        ),
        (
            "http://localhost:{port}/a.jpg",
            "it redirects to another host",
        ),
        (
            "http://a:b@127.0.0.1:{port}/a.jpg",
            "it has a user name or a password",
        ),
        (
            "file:///etc/passwd",
            "the old site answered with status 302",
        ),
        ("/again.jpg", "it redirects too often"),
    ] {
        let paper = Paper::new().await;
        let (address, requests) = redirecting(to);
        let export = export(&post(7, "a", "<img src=\"/u/1.jpg\">"))
            .replace("https://bao.example", &format!("http://{address}"));
        let file = paper.path("export.xml");
        std::fs::write(&file, export).unwrap();
        let options = import::Options {
            fetch_media: true,
            media_hosts: vec!["127.0.0.1".into()],
            ..paper.options(&file)
        };
        let report = import::wxr(&paper.store, &options).await.unwrap();
        assert!(report.to_string().contains(reason), "{to}: {report}");
        let most = if to.starts_with('/') { 4 } else { 1 };
        assert!(requests.load(Ordering::Relaxed) <= most, "{to}");
    }
}

#[tokio::test]
async fn a_private_old_site_must_be_named() {
    let paper = Paper::new().await;
    let (address, requests) = redirecting("/a.jpg");
    let export = export(&post(7, "a", "<img src=\"/u/1.jpg\">"))
        .replace("https://bao.example", &format!("http://{address}"));
    let file = paper.path("export.xml");
    std::fs::write(&file, export).unwrap();
    let options = import::Options {
        fetch_media: true,
        ..paper.options(&file)
    };
    let report = import::wxr(&paper.store, &options).await.unwrap();
    assert!(report.to_string().contains("--media-host"), "{report}");
    assert_eq!(requests.load(Ordering::Relaxed), 0);
}
