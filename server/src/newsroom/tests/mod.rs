//! The newsroom over HTTP.

mod login;
mod people;
mod rights;
mod second_factor;

use std::sync::Arc;

use app::SiteSnapshot;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use newsroom::paths;
use store::newsroom::{AccountId, Act, NewAccount, NewSession, Role};
use store::{Timestamp, WholeStore};
use store_sqlite::SqliteStore;
use tempfile::TempDir;
use tower::ServiceExt;

use super::password;
use super::secret::Secret;
use crate::clock::now;
use crate::{AppState, ClientFiles, Signer, router};

const PASSWORD: &str = "gốm lửa sông Hồng";
/// The same in a form.
const TYPED: &str = "g%E1%BB%91m+l%E1%BB%ADa+s%C3%B4ng+H%E1%BB%93ng";

struct Desk {
    store: Arc<dyn WholeStore>,
    router: Router,
    _folder: TempDir,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).map(|it| it.to_str().unwrap());
        value.unwrap_or_default()
    }

    /// The cookie that a browser shows after this answer.
    fn cookie(&self) -> String {
        let set = self.header("set-cookie");
        set.split(';').next().unwrap_or_default().to_owned()
    }
}

/// Something that a browser sends.
#[derive(Clone, Default)]
struct Ask<'a> {
    cookie: &'a str,
    body: &'a str,
    origin: Option<&'a str>,
    host: Option<&'a str>,
    agent: &'a str,
}

impl Desk {
    async fn open() -> Self {
        Self::at("").await
    }

    async fn at(base_url: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let address = format!("sqlite:{}", path.join("paper.db").display());
        let store: Arc<dyn WholeStore> = Arc::new(SqliteStore::open(&address).await.unwrap());
        let mut snapshot = SiteSnapshot::default();
        let config = Arc::make_mut(&mut snapshot.config);
        config.name = "Báo <Thử>".into();
        config.base_url = base_url.into();
        let state = AppState::new(
            Arc::clone(&store) as _,
            Arc::new(store_search::SearchIndex::in_memory().unwrap()),
            snapshot,
            ClientFiles::default(),
            path.join("pictures"),
            Signer::read_or_create(&path.join("edition.key")).unwrap(),
        );
        let state = state.with_newsroom(Arc::clone(&store) as _);
        Self {
            store,
            router: router(state),
            _folder: folder,
        }
    }

    async fn ask(&self, method: &Method, path: &str, ask: Ask<'_>) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, ask.host.unwrap_or("localhost:3000"))
            .header(header::COOKIE, ask.cookie)
            .header(header::USER_AGENT, ask.agent)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", ask.origin.unwrap_or("same-origin"));
        let request = request.body(Body::from(ask.body.to_owned())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    async fn get(&self, path: &str, cookie: &str) -> Answer {
        let ask = Ask {
            cookie,
            ..Ask::default()
        };
        self.ask(&Method::GET, path, ask).await
    }

    async fn post(&self, path: &str, cookie: &str, body: &str) -> Answer {
        let ask = Ask {
            cookie,
            body,
            ..Ask::default()
        };
        self.ask(&Method::POST, path, ask).await
    }

    async fn add(&self, name: &str, role: Role) -> AccountId {
        let new = NewAccount {
            email: format!("{name}@bao.example").try_into().unwrap(),
            name: format!("{name} <b>"),
            role,
            sections: vec![],
            author: None,
            password: password::hash(PASSWORD),
        };
        self.store.add_account(&new, command()).await.unwrap()
    }

    /// Begins a session without a login; returns its cookie.
    async fn session(&self, account: AccountId) -> String {
        let secret = Secret::random().unwrap();
        let session = NewSession {
            key: secret.hash(),
            account,
            device: "Máy <thử>".into(),
            at: Timestamp(now()),
            ends_at: Timestamp(now() + 1000),
        };
        self.store.add_session(&session).await.unwrap();
        format!("toa-soan={}", secret.text())
    }

    async fn log_in(&self, name: &str, password: &str) -> Answer {
        let body = format!("email={name}%40bao.example&password={password}");
        self.post(paths::LOGIN, "", &body).await
    }
}

fn command() -> Act {
    Act {
        by: None,
        at: Timestamp(now()),
    }
}
