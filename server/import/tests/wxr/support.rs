//! A new store, and exports made of parts.

use std::path::{Path, PathBuf};

use import::{ImportError, Options, Report};
use store_sqlite::SqliteStore;
use tempfile::TempDir;

pub const PAPER: &str = include_str!("../fixtures/paper.wxr.xml");

/// A store in a temporary folder.
pub struct Paper {
    pub folder: TempDir,
    pub store: SqliteStore,
}

impl Paper {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&format!("sqlite:{}/paper.db", folder.path().display()))
            .await
            .unwrap();
        Self { folder, store }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn options(&self, file: &Path) -> Options {
        Options {
            file: file.to_owned(),
            media: None,
            fetch_media: false,
            media_hosts: Vec::new(),
            pictures: self.path("pictures"),
            progress: false,
        }
    }

    /// Imports these bytes as a file.
    pub async fn import(&self, export: impl AsRef<[u8]>) -> Result<Report, ImportError> {
        let file = self.path("export.xml");
        std::fs::write(&file, export).unwrap();
        import::wxr(&self.store, &self.options(&file)).await
    }
}

/// Returns an export that contains these items.
pub fn export(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\n\
         <channel>\n<link>https://bao.example</link>\n<wp:wxr_version>1.2</wp:wxr_version>\n{items}\n</channel>\n</rss>\n"
    )
}

/// Returns a published post in one line.
pub fn post(id: i64, name: &str, content: &str) -> String {
    format!(
        "<item><title>Bài {id}</title><link>https://bao.example/{name}/</link><content:encoded><![CDATA[{content}]]>\
         </content:encoded><wp:post_id>{id}</wp:post_id><wp:post_date>2021-02-18 08:30:00</wp:post_date>\
         <wp:post_name>{name}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
    )
}
