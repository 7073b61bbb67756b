//! Reading a picture from a folder or from the old site.

use std::error::Error;
use std::path::{Component, Path};

use outbound::{Guard, Refusal};
use reqwest::Url;

/// Largest file that is read, in bytes.
const LARGEST: u64 = 32 << 20;

/// Reads the file at `path` (`/wp-content/uploads/2021/02/a.jpg`) under
/// `folder`, which is the uploads folder or a folder above it.
pub(super) fn read(folder: &Path, path: &str) -> Result<Vec<u8>, String> {
    let path = path.trim_start_matches('/');
    let inside = path
        .split_once("wp-content/uploads/")
        .map_or(path, |(_, rest)| rest);
    let places = [
        inside.to_owned(),
        format!("uploads/{inside}"),
        format!("wp-content/uploads/{inside}"),
    ];
    for place in places {
        let place = Path::new(&place);
        if !place
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
        {
            return Err("its path leaves the folder".to_owned());
        }
        let file = folder.join(place);
        let Ok(data) = std::fs::metadata(&file) else {
            continue;
        };
        if data.len() > LARGEST {
            return Err(format!("it is larger than {} MB", LARGEST >> 20));
        }
        return std::fs::read(&file).map_err(|error| error.to_string());
    }
    Err("it is not in the folder".to_owned())
}

/// Returns the path of an address whose path is not percent-encoded.
pub(super) fn path_of(url: &str) -> String {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').map_or("", |at| &rest[at..]);
    percent_encoding::percent_decode_str(path)
        .decode_utf8_lossy()
        .into_owned()
}

/// Why a picture could not be fetched.
pub(super) enum NotFetched {
    /// The old site sent no response, or an incomplete one.
    Silent(String),
    /// The old site reported that there is no such file, or the file is too
    /// large.
    Refused(String),
}

impl From<reqwest::Error> for NotFetched {
    fn from(error: reqwest::Error) -> Self {
        if let Some(refusal) = refusal(&error) {
            return Self::Refused(format!("it was not fetched: {refusal}"));
        }
        if error.is_builder() || error.is_redirect() {
            return Self::Refused(format!("its address is not valid: {}", error.without_url()));
        }
        let why = if error.is_timeout() {
            "in time"
        } else {
            "as it should"
        };
        Self::Silent(format!("the old site did not answer {why}"))
    }
}

/// The guard's refusal, if it caused the error.
fn refusal(error: &reqwest::Error) -> Option<Refusal> {
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(it) = cause {
        if let Some(refusal) = it.downcast_ref::<Refusal>() {
            return Some(*refusal);
        }
        cause = it.source();
    }
    None
}

pub(super) async fn fetch(
    client: &reqwest::Client,
    guard: &Guard,
    url: &str,
) -> Result<Vec<u8>, NotFetched> {
    let invalid =
        |reason: String| NotFetched::Refused(format!("its address is not valid: {reason}"));
    let url = Url::parse(url).map_err(|error| invalid(error.to_string()))?;
    guard.check(&url).map_err(|refusal| {
        NotFetched::Refused(format!(
            "it was not fetched: {refusal}; name its host with --media-host if it is right"
        ))
    })?;
    let mut response = client.get(url).send().await?;
    if !response.status().is_success() {
        let status = response.status().as_u16();
        return Err(NotFetched::Refused(format!(
            "the old site answered with status {status}"
        )));
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if (bytes.len() + chunk.len()) as u64 > LARGEST {
            return Err(NotFetched::Refused(format!(
                "it is larger than {} MB",
                LARGEST >> 20
            )));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
