//! What the paper is measured against when it renders: `templated DATABASE SITE`
//! answers `/slug-id.html` with the article of that number from a paper's database,
//! filled into a template at every request, with the style sheet and the script of
//! the built site in that folder. It prints its address.

mod database;
mod page;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::page::{Page, Shared};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let database = PathBuf::from(arguments.next().unwrap_or_default());
    let site = PathBuf::from(arguments.next().unwrap_or_default());
    let shared = Arc::new(Shared {
        style: std::fs::read_to_string(site.join("page.css"))?,
        script: std::fs::read_to_string(site.join("theme.js"))?,
        cities: ["Hà Nội", "Đà Nẵng", "TP Hồ Chí Minh", "Huế"],
        sections: database::read(&database, database::sections)?,
        latest: database::read(&database, database::latest)?,
    });
    let router = Router::new().fallback(move |uri: Uri| {
        let answer = answer(&database, &shared, uri.path());
        async move { answer }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let mut out = std::io::stdout();
    writeln!(out, "templated: http://{}", listener.local_addr()?)?;
    out.flush()?;
    Ok(axum::serve(listener, router).await?)
}

fn answer(database: &Path, shared: &Shared, path: &str) -> Response {
    let Some(id) = number(path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let article = database::read(database, |open| database::article(open, id));
    let html = article.map(|article| Page { shared, article }.render());
    match html {
        Ok(Ok(html)) => {
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The number in `/slug-7.html`.
fn number(path: &str) -> Option<i64> {
    let (_, number) = path.strip_suffix(".html")?.rsplit_once('-')?;
    number.parse().ok()
}
