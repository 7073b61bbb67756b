//! The real export that the project started from, if it is present: it is
//! imported, and its page is compared with ours. This file contains none of its
//! text.

use std::path::Path;

use crate::support::{folder, run, serve, tinlang};

/// Shorter lines are captions and titles of boxes, whose texts are ours.
const LONG: usize = 40;
/// Characters compared: a summary may be cut after them.
const COMPARED: usize = 60;

#[test]
fn page_of_the_seed_is_imported() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seed");
    let Ok(captured) = std::fs::read_to_string(seed.join("page.txt")) else {
        eprintln!("skipped: {} is not there", seed.display());
        return;
    };
    let folder = folder();
    let export = seed.join("langnghe.wxr.xml");
    let finished = run(tinlang(
        folder.path(),
        &["import", "wxr", &export.display().to_string()],
    ));
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);

    let paper = serve(folder.path(), &["--no-demo"]);
    let moved = paper.get("/?p=1000");
    let address = moved
        .split("location: ")
        .nth(1)
        .unwrap()
        .lines()
        .next()
        .unwrap();
    let answer = paper.get(address);
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    let page = text_of(&answer);

    // The article's own lines precede the boxes, whose headlines occur twice:
    // as a picture's text and as a link.
    let lines: Vec<String> = captured
        .lines()
        .map(spaced)
        .filter(|line| line.chars().count() >= LONG)
        .collect();
    let first_box = lines
        .iter()
        .position(|line| lines.iter().filter(|other| *other == line).count() > 1)
        .unwrap();
    let (article, boxes) = lines.split_at(first_box);
    assert!(article.len() >= 8, "the captured page has an article");
    let headlines = boxes
        .iter()
        .filter(|line| boxes.iter().filter(|other| other == line).count() > 1);
    for line in article.iter().chain(headlines) {
        // The desk's initials are a separate link.
        let words = line
            .split_once(" - ")
            .filter(|(desk, _)| desk.len() < 6)
            .map_or(line.as_str(), |(_, words)| words);
        let beginning: String = words.chars().take(COMPARED).collect();
        assert!(page.contains(&beginning), "not on the page: {beginning}");
    }
}

/// Two pairs of articles in the export tell the same story; the front page
/// shows each once, with a link to the other.
#[test]
fn duplicate_stories_of_the_seed_are_grouped() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seed");
    let export = seed.join("langnghe.wxr.xml");
    if !export.is_file() {
        eprintln!("skipped: {} is not there", seed.display());
        return;
    }
    let folder = folder();
    let finished = run(tinlang(
        folder.path(),
        &["import", "wxr", &export.display().to_string()],
    ));
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    let paper = serve(folder.path(), &["--no-demo"]);
    paper.wait_for("/", "class=\"also\"");
    for (path, shows, linked) in [
        ("/", 1006, 1011),
        ("/san-pham-ocop", 1006, 1011),
        ("/san-pham-ocop", 1023, 1024),
    ] {
        let page = paper.get(path);
        let main = page.split("<main").nth(1).unwrap();
        let item = main
            .split("data-article=\"")
            .find(|item| item.starts_with(&format!("{shows}\"")))
            .unwrap();
        let also = item.split("class=\"also\"").nth(1).unwrap();
        assert!(also.contains(&format!("-{linked}.html")), "{path}");
        assert!(
            !main.contains(&format!("data-article=\"{linked}\"")),
            "{path}"
        );
    }
}

/// Returns the text of a page: no tags, single spaces.
fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    spaced(
        &text
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    )
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
