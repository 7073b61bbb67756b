//! The documents at fixed addresses: `robots.txt`, `llms.txt`, `security.txt`,
//! the web app manifest, the key for IndexNow.

use app::SiteSnapshot;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use viet::date::LocalTime;

use crate::AppState;
use crate::clock::now;
use crate::http::cache_policy::CachePolicy;
use crate::http::generated_file::GeneratedFile;
use crate::routes::pages;

const TEXT: &str = "text/plain; charset=utf-8";
const MANIFEST: &str = "application/manifest+json";

/// Months until a `security.txt` expires; it should be less than a year.
const SECURITY_MONTHS: u32 = 6;

fn text_file(content: String) -> GeneratedFile {
    GeneratedFile::new(TEXT, CachePolicy::Public, content)
}

/// `GET /robots.txt`
pub(super) async fn robots(State(state): State<AppState>, headers: HeaderMap) -> Response {
    text_file(robots_txt(&state.snapshot().config)).response(&headers)
}

/// `GET /llms.txt`: a guide to the site for language models.
pub(super) async fn guide(State(state): State<AppState>, headers: HeaderMap) -> Response {
    text_file(app::llms_txt(&state.snapshot())).response(&headers)
}

/// `GET /.well-known/security.txt` and `/security.txt`
pub(super) async fn security(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    match security_txt(&state.snapshot().config, now()) {
        Some(content) => text_file(content).response(&headers),
        None => pages::find(&state, &uri, &headers).await,
    }
}

/// `GET /manifest.webmanifest`, if the site can be installed.
pub(super) async fn manifest(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let snapshot = state.snapshot();
    if !snapshot.assets.offline {
        return pages::get(State(state), uri, headers).await;
    }
    let manifest = app::manifest(&snapshot);
    GeneratedFile::new(MANIFEST, CachePolicy::Public, manifest).response(&headers)
}

/// `/{key}.txt`, by which search engines verify the key for IndexNow.
pub(super) fn indexnow_key(snapshot: &SiteSnapshot, uri: &Uri) -> Option<GeneratedFile> {
    let key = &snapshot.config.indexnow_key;
    let name = uri.path().strip_prefix('/')?.strip_suffix(".txt")?;
    (!key.is_empty() && name == key).then(|| text_file(key.clone()))
}

/// The content of `robots.txt` (RFC 9309). Crawlers may read every page but
/// those that are generated for each query. Names both site maps.
fn robots_txt(paper: &app::SiteConfig) -> String {
    let base = &paper.base_url;
    format!(
        "User-agent: *\nDisallow: /tim-kiem\nDisallow: /api/\nDisallow: /an-ban/\nDisallow: /toa-soan\nDisallow: /dang-nhap\n\n\
         Sitemap: {base}/sitemap.xml\nSitemap: {base}/news-sitemap.xml\n"
    )
}

/// The content of `security.txt` (RFC 9116); `None` if the imprint has no
/// e-mail address. It expires at the start of a month, so that its bytes change
/// only once a month.
fn security_txt(paper: &app::SiteConfig, now: i64) -> Option<String> {
    let email = paper.email.trim();
    if email.is_empty() || email.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let today = LocalTime::at(now);
    let month = today.month - 1 + SECURITY_MONTHS;
    let (year, month) = (today.year + i32::from(month >= 12), month % 12 + 1);
    Some(format!(
        "Contact: mailto:{email}\nExpires: {year:04}-{month:02}-01T00:00:00Z\n\
         Preferred-Languages: vi, en\nCanonical: {}/.well-known/security.txt\n",
        paper.base_url
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(email: &str) -> app::SiteConfig {
        app::SiteConfig {
            email: email.into(),
            base_url: "https://bao.example".into(),
            ..app::SiteConfig::default()
        }
    }

    #[test]
    fn security_txt_names_the_imprint_s_address_for_half_a_year() {
        for (now, expires) in [
            (1_613_611_800, "2021-08-01T00:00:00Z"),
            (1_640_000_000, "2022-06-01T00:00:00Z"),
            (1_627_000_000, "2022-01-01T00:00:00Z"),
        ] {
            let text = security_txt(&paper("ban@bao.example"), now).unwrap();
            assert!(
                text.starts_with("Contact: mailto:ban@bao.example\n"),
                "{text}"
            );
            assert!(text.contains(&format!("Expires: {expires}\n")), "{text}");
        }
        assert_eq!(security_txt(&paper(""), 0), None);
        assert_eq!(security_txt(&paper("a b\nExpires: x"), 0), None);
    }

    #[test]
    fn robots_txt_names_the_site_maps() {
        let text = robots_txt(&paper(""));
        assert!(text.contains("\nSitemap: https://bao.example/sitemap.xml\n"));
    }
}
