//! A small site with its complete router, without a network.

mod answer;
mod faulty;
mod paper;
pub mod syndication;

use std::collections::BTreeMap;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use app::{SharedSearch, SharedStore};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderName, Method, Request, header};
use push::EndpointPolicy;
use server::{AppState, ClientFiles, Signer, build_snapshot, router};
use store_search::SearchIndex;
use store_sqlite::SqliteStore;
use tempfile::TempDir;
use tower::ServiceExt;

pub use answer::Answer;
pub use faulty::{CAUSE, Fault};
pub use paper::NOW;

/// The style sheet and scripts of an invented build.
pub const PAGE_CSS: &str = "body{color:#111}";
pub const THEME_SCRIPT: &str = "try{}catch{}";
pub const BOOT: &str = "console.log('the loader, long enough to be worth a coding')";

/// A site that answers requests.
pub struct TestApp {
    state: AppState,
    store: SharedStore,
    router: Router,
    folder: TempDir,
}

type Prepare = Box<dyn FnOnce(SharedStore) -> Pin<Box<dyn Future<Output = ()>>>>;

/// Builds a [`TestApp`].
#[derive(Default)]
pub struct Builder {
    prepare: Option<Prepare>,
    fault: Option<Fault>,
    imprint: Option<app::SiteConfig>,
    unbuilt: bool,
    offline: bool,
    language: app::Language,
    statements: app::Statements,
    changes: Vec<store::Change>,
}

impl Builder {
    /// With own statements.
    pub fn with_statements(self, statements: app::Statements) -> Self {
        Self { statements, ..self }
    }

    /// With these changes after all others.
    pub fn with(self, changes: Vec<store::Change>) -> Self {
        Self { changes, ..self }
    }

    /// With a store whose methods all fail.
    pub fn with_fault(self, fault: Fault) -> Self {
        Self {
            fault: Some(fault),
            ..self
        }
    }

    /// With further writes to the store before the start.
    pub fn prepared(self, write: impl AsyncFnOnce(&SharedStore) + 'static) -> Self {
        Self {
            prepare: Some(Box::new(move |store| {
                Box::pin(async move { write(&store).await })
            })),
            ..self
        }
    }

    /// With this name and imprint.
    pub fn with_imprint(self, imprint: app::SiteConfig) -> Self {
        Self {
            imprint: Some(imprint),
            ..self
        }
    }

    /// Without a build of the client.
    pub fn unbuilt(self) -> Self {
        Self {
            unbuilt: true,
            ..self
        }
    }

    /// With installation and offline reading.
    pub fn offline(self) -> Self {
        Self {
            offline: true,
            ..self
        }
    }

    /// With an interface in English.
    pub fn in_english(self) -> Self {
        Self {
            language: app::Language::En,
            ..self
        }
    }

    pub async fn start(self) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("paper.db").display());
        let store: SharedStore = Arc::new(SqliteStore::open(&address).await.unwrap());
        paper::fill(&store).await;
        store.apply(&self.changes).await.unwrap();
        if let Some(prepare) = self.prepare {
            prepare(Arc::clone(&store)).await;
        }
        let index = SearchIndex::open(&folder.path().join("paper-search")).unwrap();
        index.catch_up(store.as_ref()).await.unwrap();
        let search: SharedSearch = Arc::new(index);
        let built = if self.unbuilt {
            BTreeMap::new()
        } else {
            build()
        };
        let site = ClientFiles::of(built, public());
        let imprint = self.imprint.unwrap_or_else(|| app::SiteConfig {
            name: "Báo Thử".into(),
            language: self.language,
            statements: self.statements,
            ..app::SiteConfig::default()
        });
        let assets = app::Assets {
            offline: self.offline,
            ..site.assets().unwrap_or_default()
        };
        let cities = weather::default_cities();
        let snapshot = build_snapshot(store.as_ref(), Arc::new(imprint), Arc::new(assets), &cities)
            .await
            .unwrap();
        let store = match self.fault {
            Some(fault) => Arc::new(fault),
            None => store,
        };
        let pictures = folder.path().join("pictures");
        std::fs::create_dir(&pictures).unwrap();
        std::fs::write(pictures.join("lo-gom-480.jpg"), b"a picture").unwrap();
        std::fs::write(pictures.join("notes.txt"), b"no picture").unwrap();
        let state = AppState::new(
            SharedStore::clone(&store),
            search,
            snapshot,
            site,
            pictures,
            Signer::of([7; 32]),
        )
        .with_endpoint_policy(EndpointPolicy::with_services(vec!["push.example".into()]));
        TestApp {
            router: router(state.clone()),
            state,
            store,
            folder,
        }
    }
}

impl TestApp {
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub async fn start() -> Self {
        Self::builder().start().await
    }

    /// The folder of all its files.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Its store, or the failing one.
    pub fn store(&self) -> &SharedStore {
        &self.store
    }

    /// Writes the buffered reads.
    pub async fn write_reads(&self) {
        self.state.write_reads().await;
    }

    /// Publishes an article now and returns its path.
    pub async fn publish_now(&self, id: i64, title: &str) -> String {
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap();
        let now = i64::try_from(now.as_secs()).unwrap();
        let mut article = store_contract::fixtures::article(id, "lang-nghe", now);
        article.title = title.into();
        let change = store_contract::fixtures::add(article);
        self.store.apply(&[change]).await.unwrap();
        format!("/bai-{id}-{id}.html")
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[]).await
    }

    /// A GET from a browser that accepts these encodings.
    pub async fn get_encoded(&self, path: &str, codings: &str) -> Answer {
        self.send(Method::GET, path, &[(header::ACCEPT_ENCODING, codings)])
            .await
    }

    /// A POST with this body.
    pub async fn post(&self, path: &str, body: &str, headers: &[(HeaderName, &str)]) -> Answer {
        self.ask(Method::POST, path, body, headers).await
    }

    /// A request with this body.
    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        body: &str,
        headers: &[(HeaderName, &str)],
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        Answer::read(self.router.clone().oneshot(request).await.unwrap()).await
    }

    pub async fn send(&self, method: Method, path: &str, headers: &[(HeaderName, &str)]) -> Answer {
        self.ask(method, path, "", headers).await
    }
}

fn files<const N: usize>(files: [(&str, Vec<u8>); N]) -> BTreeMap<String, Bytes> {
    files
        .into_iter()
        .map(|(name, bytes)| (name.to_owned(), Bytes::from(bytes)))
        .collect()
}

fn build() -> BTreeMap<String, Bytes> {
    let manifest =
        r#"{"boot":"/pkg/boot-1a.js","below":"/pkg/below-5e.css","fonts":["/pkg/chu-4d.woff2"]}"#;
    files([
        ("site.json", manifest.into()),
        ("page.css", PAGE_CSS.into()),
        ("lite.css", "body{margin:0}".into()),
        ("theme.js", THEME_SCRIPT.into()),
        ("sw.js", b"the worker".into()),
        ("leave.js", b"the worker that leaves".into()),
        ("pkg/boot-1a.js", BOOT.into()),
        ("pkg/boot-1a.js.br", answer::brotli(BOOT.as_bytes())),
        ("pkg/boot-1a.js.gz", answer::gzip(BOOT.as_bytes())),
        ("pkg/below-5e.css", b"footer{margin:0}".into()),
        ("pkg/app-3c.wasm", b"\0asm".into()),
        ("pkg/chu-4d.woff2", b"wOF2".into()),
    ])
}

fn public() -> BTreeMap<String, Bytes> {
    files([
        ("humans.txt", b"The team\n".into()),
        ("favicon.svg", b"<svg/>".into()),
    ])
}
