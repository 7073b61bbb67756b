//! Files that are broken or no export are rejected as a whole, with the line.

use import::ImportError;
use store::traits::*;

use crate::support::{PAPER, Paper, export, post};

async fn refused(bytes: impl AsRef<[u8]>) -> ImportError {
    let paper = Paper::new().await;
    let error = paper.import(bytes).await.unwrap_err();
    assert!(
        paper.store.is_empty().await.unwrap(),
        "something was imported"
    );
    assert!(
        paper.store.sections().await.unwrap().is_empty(),
        "something was imported"
    );
    assert!(
        error.to_string().contains("nothing was imported"),
        "{error}"
    );
    error
}

fn line(error: &ImportError) -> u64 {
    match error {
        ImportError::Broken { line, .. } => *line,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn truncated_file_is_rejected() {
    let lines = PAPER.lines().count();
    for kept in [3, 18, 25, lines / 2, lines - 2] {
        let cut: String = PAPER.split_inclusive('\n').take(kept).collect();
        let error = refused(&cut).await;
        assert!(
            line(&error).abs_diff(kept as u64 + 1) <= 1,
            "{kept}: {error}"
        );
    }
    let error = refused(&PAPER.as_bytes()[..PAPER.len() / 2 + 3]).await;
    assert!(line(&error) > 10, "{error}");
}

#[tokio::test]
async fn crossed_tags() {
    let crossed = export(&format!(
        "{}\n<item><title>a</item></title>",
        post(7, "a", "<p>a</p>")
    ));
    let error = refused(&crossed).await;
    assert_eq!(line(&error), 7, "{error}");
}

#[tokio::test]
async fn bytes_of_another_encoding() {
    let mut bytes = export(&post(7, "a", "<p>@</p>")).into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'@').unwrap();
    bytes[at] = 0xE1;
    let error = refused(&bytes).await;
    assert_eq!(line(&error), 6, "{error}");
    assert!(error.to_string().contains("UTF-8"), "{error}");
    let unknown = export("").replace("encoding=\"UTF-8\"", "encoding=\"x-viet-1\"");
    let error = refused(&unknown).await;
    assert!(error.to_string().contains("x-viet-1"), "{error}");
    assert_eq!(line(&error), 1);
}

#[tokio::test]
async fn missing_fields() {
    for (field, what) in [
        ("<wp:post_id>7</wp:post_id>", "wp:post_id"),
        ("<wp:post_type>post</wp:post_type>", "wp:post_type"),
        ("<wp:status>publish</wp:status>", "wp:status"),
        (
            "<wp:post_date>2021-02-18 08:30:00</wp:post_date>",
            "wp:post_date",
        ),
    ] {
        let broken = post(7, "a", "<p>a</p>").replace(field, "");
        let error = refused(export(&format!("{}\n{broken}", post(6, "b", "<p>b</p>")))).await;
        assert_eq!(line(&error), 7, "{error}");
        assert!(
            error.to_string().contains(what) && error.to_string().contains("Bài 7"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn other_kinds_of_files() {
    for other in [
        "",
        "\n\n",
        "{\"posts\": []}",
        "<html><body><p>a</p></body></html>",
        "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>",
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>a</title><item><title>b</title></item></channel></rss>",
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>a</title></channel></rss>",
    ] {
        let error = refused(other).await;
        assert!(
            matches!(error, ImportError::NotWxr { .. }),
            "{other}: {error}"
        );
    }
    let mut zip = b"PK\x03\x04".to_vec();
    zip.extend([0xFF, 0x00, 0xFE].repeat(50));
    refused(&zip).await;
}

#[tokio::test]
async fn text_outside_of_the_export() {
    let good = export(&post(7, "a", "<p>a</p>"));
    let error = refused(format!("\n\nWarning: mysql\n{good}")).await;
    let message = error.to_string();
    assert!(
        message.contains("line 3") && message.contains("Warning: mysql"),
        "{message}"
    );
    let lines = good.lines().count() as u64;
    let error = refused(format!("{good}\n\nFatal error: x\nmore")).await;
    assert_eq!(line(&error), lines + 3, "{error}");
    assert!(error.to_string().contains("\"Fatal error: x\""), "{error}");
}

#[tokio::test]
async fn no_file_and_a_folder() {
    let paper = Paper::new().await;
    for name in ["none.xml", "."] {
        let options = paper.options(&paper.path(name));
        let error = import::wxr(&paper.store, &options).await.unwrap_err();
        assert!(matches!(error, ImportError::File { .. }), "{error}");
    }
}

#[tokio::test]
async fn invalid_bytes_do_not_panic() {
    let paper = Paper::new().await;
    for nth in 0..60_usize {
        let mut bytes = PAPER.as_bytes().to_vec();
        let at = nth * 7919 % bytes.len();
        match nth % 4 {
            0 => bytes[at] = b'<',
            1 => bytes[at] = b'&',
            2 => bytes[at] = 0xFF,
            _ => drop(bytes.drain(at..(at + 40).min(PAPER.len()))),
        }
        if let Err(error) = paper.import(&bytes).await {
            assert!(
                !matches!(error, ImportError::Store(_)),
                "byte {at}: {error}"
            );
        }
    }
}
