//! `cargo xtask audit`: slow external checks. Lighthouse (the mobile preset,
//! the median of three runs), the W3C's HTML checker, which needs Java, and
//! `feedparser`, which needs Python.

mod feeds;
mod plain;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use self::plain::Plain;
use crate::client::{self, Mode};
use crate::error::{Error, Result};
use crate::http::Browser;
use crate::paper::{ARTICLE, Pages, Paper, exports};
use crate::setup::chromium;
use crate::stage::stage;
use crate::{bench_server, process, project_paths, server, table};

/// npm packages of the checks, separate from those of the tests.
const PACKAGES: [&str; 2] = ["lighthouse@12.8.2", "vnu-jar@26.9.27"];
const RUNS: usize = 3;
/// Attempts of a run that produces no result.
const TRIES: u32 = 3;
/// Lighthouse's categories and the score that each must reach.
const CATEGORIES: [(&str, u64); 4] = [
    ("performance", 99),
    ("accessibility", 100),
    ("best-practices", 100),
    ("seo", 100),
];
/// Kinds of pages that search engines index, besides articles, at addresses of
/// the fixture.
const LISTED: [(&str, &str); 6] = [
    ("front page", "/"),
    ("section", "/san-pham-ocop"),
    ("latest articles", "/moi-nhat"),
    ("most read", "/doc-nhieu"),
    ("day", "/2021/02/18"),
    ("statement", "/trang/quyen-rieng-tu"),
];
/// Pages that they do not index, or that are empty in the fixture.
const UNLISTED: [&str; 8] = [
    "/tim-kiem",
    "/tim-kiem?q=lang",
    "/tim-kiem?q=khongcogihet",
    "/da-luu",
    "/cai-chinh",
    "/ngoai-tuyen",
    "/an-ban/7-ngay",
    "/mo-an-ban",
];
/// Largest total blocking time while a page loads, in milliseconds.
const BLOCKING: f64 = 50.0;

/// Longest time to the largest paint of an article, in percent of that of the same page
/// without fonts and scripts.
const PAINT: f64 = 135.0;

/// Builds a release and checks it.
pub fn audit() -> Result<()> {
    stage("client", || client::build(Mode::Release))?;
    let binary = stage("server", || server::build(Mode::Release))?;
    let bare = stage("bare server", || bench_server::build("bare"))?;
    let chromium = chromium::ensure()?;
    let packages = stage("judges", install)?;
    let python = feeds::install()?;
    let mut faults = Vec::new();
    let mut rows = Vec::new();
    for (name, export) in exports() {
        let paper = Paper::of(&binary, &export, Pages::Stored)?;
        let browser = Browser::new(&paper.url);
        let article = browser.landing(&format!("/?p={ARTICLE}"))?;
        // Every kind of page once, and the article of each export.
        let kinds = [("article", article.as_str())].into_iter().chain(
            LISTED
                .into_iter()
                .filter(|_| export == project_paths::fixture()),
        );
        for (kind, path) in kinds {
            let name = format!("{kind} of the {name}");
            stage(&format!("Lighthouse, {name}"), || {
                let url = format!("{}{path}", paper.url);
                lighthouse(&packages, &chromium, &name, &url, &mut rows, &mut faults)
            })?;
        }
        stage(&format!("largest paint, article of the {name}"), || {
            let plain = Plain::of(&bare, &browser, &article)?;
            let url = format!("{}{article}", paper.url);
            let judge = |url: &str| report(&packages, &chromium, url);
            largest_paint(name, [&url, &plain.url], judge, &mut rows, &mut faults)
        })?;
        stage(&format!("HTML checker, {name}"), || {
            let lite = format!("{article}?lite");
            let listed = LISTED.into_iter().map(|(_, path)| path);
            for path in [article.as_str(), &lite]
                .into_iter()
                .chain(listed)
                .chain(UNLISTED)
            {
                check_html(&packages, &browser, path, &mut faults)?;
            }
            Ok(())
        })?;
        if let Some(python) = &python {
            let lists = ["", "/moi-nhat"];
            let found = stage(&format!("feeds, {name}"), || {
                feeds::check(python, &paper.url, &lists)
            })?;
            faults.extend(found);
        }
    }
    table::print(&["what", "measured", "budget"], &rows);
    if faults.is_empty() {
        return Ok(());
    }
    Err(Error::Check(faults.join("\n")))
}

/// Returns the folder of the installed packages.
fn install() -> Result<PathBuf> {
    if !process::is_available(process::program("java").arg("-version")) {
        return Err(Error::missing(
            "Java",
            "install a JRE of version 11 or newer, as Debian's default-jre-headless",
        ));
    }
    let folder = project_paths::cache().join("judges");
    fs::create_dir_all(&folder).map_err(Error::file("make", &folder))?;
    let mut npm = process::program("npm");
    npm.args([
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ])
    .arg(&folder);
    process::quietly(npm.args(PACKAGES))?;
    Ok(folder.join("node_modules"))
}

/// Compares the medians of several runs with their limits.
fn lighthouse(
    packages: &Path,
    chromium: &Path,
    name: &str,
    url: &str,
    rows: &mut Vec<Vec<String>>,
    faults: &mut Vec<String>,
) -> Result<()> {
    let mut reports = Vec::new();
    for _ in 0..RUNS {
        reports.push(report(packages, chromium, url)?);
    }
    let mut judged = |what: &str, measured: f64, bound: f64, enough: bool| {
        println!("{what}, {name}: {measured}");
        rows.push(vec![
            format!("{what}, {name}"),
            format!("{measured}"),
            format!("{bound}"),
        ]);
        if !enough {
            faults.push(format!(
                "Lighthouse, {name}: {what} is {measured}, not {bound}"
            ));
        }
    };
    for (category, least) in CATEGORIES {
        let score = median(&reports, &format!("/categories/{category}/score"))? * 100.0;
        #[expect(clippy::cast_precision_loss, reason = "a score is at most 100")]
        let least = least as f64;
        judged(category, score.round(), least, score >= least - 0.5);
    }
    let shift = median(&reports, "/audits/cumulative-layout-shift/numericValue")?;
    judged("cumulative layout shift", shift, 0.0, shift <= 0.0);
    let blocking = median(&reports, "/audits/total-blocking-time/numericValue")?;
    judged(
        "total blocking time in ms",
        blocking.round(),
        BLOCKING,
        blocking <= BLOCKING,
    );
    for report in &reports[..1] {
        faults.extend(
            failed_audits(report)
                .into_iter()
                .map(|audit| format!("Lighthouse, {name}: {audit}")),
        );
    }
    Ok(())
}

/// Compares the time to the largest paint of a page with that of the page without fonts
/// and scripts; both are loaded in turn.
fn largest_paint(
    name: &str,
    [page, plain]: [&str; 2],
    judge: impl Fn(&str) -> Result<Value>,
    rows: &mut Vec<Vec<String>>,
    faults: &mut Vec<String>,
) -> Result<()> {
    let (mut own, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        bare.push(judge(plain)?);
        own.push(judge(page)?);
    }
    let time = |reports| median(reports, "/audits/largest-contentful-paint/numericValue");
    let (own, bare) = (time(&own)?, time(&bare)?);
    let percent = own * 100.0 / bare;
    rows.push(vec![
        format!("largest paint, article of the {name}"),
        format!("{own:.0} ms, {percent:.0} % of {bare:.0} ms"),
        format!("{PAINT} %"),
    ]);
    if percent > PAINT {
        faults.push(format!("largest paint of the {name}: {percent:.0} %"));
    }
    Ok(())
}

/// Runs Lighthouse once, again if the browser's trace could not be recorded.
fn report(packages: &Path, chromium: &Path, url: &str) -> Result<Value> {
    let mut tries = TRIES;
    loop {
        let mut judge = process::program(packages.join(".bin/lighthouse"));
        judge.args([
            url,
            "--quiet",
            "--output=json",
            "--chrome-flags=--headless=new --no-sandbox",
        ]);
        tries -= 1;
        match process::printed(judge.env("CHROME_PATH", chromium)) {
            Ok(printed) => {
                return serde_json::from_str(&printed)
                    .map_err(|error| Error::answer("lighthouse", error));
            }
            Err(error) if tries == 0 => return Err(error),
            Err(_) => println!("Lighthouse is run again"),
        }
    }
}

fn median(reports: &[Value], pointer: &str) -> Result<f64> {
    let mut values = Vec::new();
    for report in reports {
        let value = report.pointer(pointer).and_then(Value::as_f64);
        values.push(
            value.ok_or_else(|| {
                Error::answer("lighthouse", format!("no {pointer} in its report"))
            })?,
        );
    }
    values.sort_by(f64::total_cmp);
    Ok(values[values.len() / 2])
}

/// Returns the failed audits with a weight, outside performance.
fn failed_audits(report: &Value) -> Vec<String> {
    let mut failed = Vec::new();
    for (category, _) in CATEGORIES
        .iter()
        .filter(|(category, _)| *category != "performance")
    {
        let audits = report.pointer(&format!("/categories/{category}/auditRefs"));
        for audit in audits.and_then(Value::as_array).into_iter().flatten() {
            let id = audit["id"].as_str().unwrap_or_default();
            let counts = audit["weight"].as_f64().is_some_and(|weight| weight > 0.0);
            let score = report
                .pointer(&format!("/audits/{id}/score"))
                .and_then(Value::as_f64);
            if counts && score.is_some_and(|score| score < 1.0) {
                failed.push(format!("{category}: {id}"));
            }
        }
    }
    failed
}

/// The checker reads standard input: no data leave this machine.
fn check_html(
    packages: &Path,
    browser: &Browser,
    path: &str,
    faults: &mut Vec<String>,
) -> Result<()> {
    let page = browser.get(path, "identity")?.body;
    let mut checker = process::program("java");
    checker
        .arg("-jar")
        .arg(packages.join("vnu-jar/build/dist/vnu.jar"));
    checker.args(["--format", "gnu", "--errors-only", "-"]);
    let start = |source| Error::Start {
        program: "java".to_owned(),
        source,
    };
    let mut child = checker
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(start)?;
    if let Some(mut input) = child.stdin.take() {
        input
            .write_all(&page)
            .map_err(Error::file("write", "the checker's input"))?;
    }
    let said = child.wait_with_output().map_err(start)?;
    let lines = String::from_utf8_lossy(&said.stderr);
    faults.extend(lines.lines().map(|line| format!("HTML of {path}: {line}")));
    if !said.status.success() && lines.trim().is_empty() {
        faults.push(format!(
            "HTML of {path}: the checker failed ({})",
            said.status
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_audits_that_count_and_failed_are_named() {
        let report = json!({
            "categories": {"seo": {"auditRefs": [
                {"id": "a", "weight": 1}, {"id": "b", "weight": 1}, {"id": "c", "weight": 0}, {"id": "d", "weight": 1}
            ]}},
            "audits": {"a": {"score": 0}, "b": {"score": 1}, "c": {"score": 0}, "d": {"score": null}}
        });
        assert_eq!(failed_audits(&report), ["seo: a"]);
    }

    #[test]
    fn the_median_is_the_middle_value() {
        let reports = [json!({"a": 3}), json!({"a": 1}), json!({"a": 2})];
        assert!((median(&reports, "/a").unwrap() - 2.0).abs() < f64::EPSILON);
        median(&reports, "/b").unwrap_err();
    }
}
