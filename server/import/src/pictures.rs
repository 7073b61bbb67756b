//! Picture files: found in a folder or fetched from the old site, checked,
//! resized, and named after their content.

mod file;
mod file_name;
mod picture;
mod source;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use outbound::Guard;
use store::MediaFiles;

use crate::attachments::FileKey;
use crate::{ImportError, Options};
use file_name::path_in;
use picture::Inspected;
use source::NotFetched;

/// After this many pictures in a row without a response, the old site is no
/// longer requested.
const PATIENCE: u32 = 5;
/// Redirects that are followed for one picture.
const REDIRECTS: usize = 3;

/// Where pictures are read from (a folder, else the old site) and written to.
pub(crate) struct Pictures<'a> {
    options: &'a Options,
    client: Option<reqwest::Client>,
    guard: Guard,
    /// Number of requests in a row without a response.
    silent: AtomicU32,
}

impl<'a> Pictures<'a> {
    pub(crate) fn new(options: &'a Options) -> Self {
        let guard = Guard::named(&options.media_hosts);
        let client = options.fetch_media.then(|| {
            guard
                .client(REDIRECTS)
                .connect_timeout(Duration::from_secs(10))
                .read_timeout(Duration::from_secs(20))
                .timeout(Duration::from_mins(1))
                .build()
                .expect("no part of the client depends on the system")
        });
        Self {
            options,
            client,
            guard,
            silent: AtomicU32::new(0),
        }
    }

    /// True if there is any source of pictures.
    pub(crate) fn wanted(&self) -> bool {
        self.options.media.is_some() || self.client.is_some()
    }

    /// Returns the files of the picture `key` (see [`FileKey`]), or the reason
    /// why there are none.
    pub(crate) async fn files(
        &self,
        file: &FileKey,
    ) -> Result<Result<MediaFiles, String>, ImportError> {
        if file.urls.is_empty() {
            return Ok(Err("it is on another site".to_owned()));
        }
        if file.key.to_ascii_lowercase().ends_with(".svg") {
            return Ok(Err("SVG is rejected: it can contain scripts".to_owned()));
        }
        let mut last = String::new();
        if let Some(folder) = &self.options.media {
            for url in &file.urls {
                match source::read(folder, &source::path_of(url)) {
                    Ok(bytes) => return self.write(&file.key, &bytes),
                    Err(reason) => last = reason,
                }
            }
        }
        if let Some(client) = &self.client {
            for url in &file.urls {
                if self.silent.load(Ordering::Relaxed) >= PATIENCE {
                    return Ok(Err("the old site has stopped answering".to_owned()));
                }
                match source::fetch(client, &self.guard, url).await {
                    Ok(bytes) => {
                        self.silent.store(0, Ordering::Relaxed);
                        return self.write(&file.key, &bytes);
                    }
                    Err(NotFetched::Silent(reason)) => {
                        self.silent.fetch_add(1, Ordering::Relaxed);
                        last = reason;
                    }
                    Err(NotFetched::Refused(reason)) => {
                        self.silent.store(0, Ordering::Relaxed);
                        last = reason;
                    }
                }
            }
        }
        Ok(Err(last))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<Result<MediaFiles, String>, ImportError> {
        let looked = match Inspected::at(path, bytes) {
            Ok(looked) => looked,
            Err(reason) => return Ok(Err(reason)),
        };
        if let Some(there) = looked.there(&self.options.pictures) {
            return Ok(Ok(there));
        }
        let made = match looked.made(bytes) {
            Ok(made) => made,
            Err(reason) => return Ok(Err(reason)),
        };
        let failed = |path: PathBuf| move |source| ImportError::Picture { path, source };
        let folder = &self.options.pictures;
        std::fs::create_dir_all(folder).map_err(failed(folder.clone()))?;
        for width in &made.files.widths {
            let bytes = match made.encoded(*width) {
                Ok(bytes) => bytes,
                Err(error) => return Ok(Err(format!("it cannot be encoded: {error}"))),
            };
            let path = path_in(folder, &made.files, *width);
            file::write(&path, &bytes).map_err(failed(path.clone()))?;
        }
        file::sync_folder(folder).map_err(failed(folder.clone()))?;
        Ok(Ok(made.files))
    }
}
