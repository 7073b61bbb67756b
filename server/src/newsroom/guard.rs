//! Who asks, and whether they may. Every address of the newsroom passes here.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use newsroom::pages::message::{self, Message};
use newsroom::{Notice, Refusal, Shell, paths};
use store::newsroom::{Account, SecretHash, Session};

use super::Newsroom;
use super::access::Access;
use super::cookie::Transport;
use super::secret::Secret;
use crate::AppState;
use crate::clock::now;
use crate::http::same_origin::is_same_origin;

/// Who is logged in.
#[derive(Clone, Debug)]
pub(super) struct Visitor {
    pub(super) account: Account,
    pub(super) session: Session,
    /// What the store knows the session by.
    pub(super) key: SecretHash,
}

/// What a handler needs besides the request.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) state: AppState,
    pub(super) newsroom: Newsroom,
    pub(super) transport: Transport,
    /// Who is logged in; `None` only where anyone may ask.
    pub(super) visitor: Option<Visitor>,
}

impl Desk {
    /// A page with a status, from a function that gets the shell.
    pub(super) fn page(
        &self,
        status: StatusCode,
        said: Said,
        view: impl FnOnce(&Shell<'_>) -> String,
    ) -> Response {
        let account = self.visitor.as_ref().map(|it| &it.account);
        let html = html(&self.state, account, said, view);
        (status, html).into_response()
    }

    /// The page that says why there is no other one.
    pub(super) fn message(&self, status: StatusCode, message: Message) -> Response {
        self.page(status, Said::default(), |shell| {
            message::page(shell, message)
        })
    }

    /// The page for a failure of the store.
    pub(super) fn failed(&self, error: &store::StoreError) -> Response {
        tracing::error!(%error, "the newsroom cannot be answered");
        self.message(StatusCode::SERVICE_UNAVAILABLE, Message::Failed)
    }

    /// Leads to a page, which says what was done.
    pub(super) fn done(&self, path: &str, notice: Notice) -> Response {
        if let Some(visitor) = &self.visitor {
            self.newsroom.0.notices.put(visitor.session.id, notice);
        }
        Redirect::to(path).into_response()
    }

    /// What the last form of this session did.
    pub(super) fn last_notice(&self) -> Said {
        let session = self.visitor.as_ref().map(|it| it.session.id);
        Said {
            notice: session.and_then(|id| self.newsroom.0.notices.take(id)),
            refusal: None,
        }
    }
}

/// What a page says first.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    pub(super) notice: Option<Notice>,
    pub(super) refusal: Option<Refusal>,
}

impl From<Refusal> for Said {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal: Some(refusal),
            notice: None,
        }
    }
}

impl From<Notice> for Said {
    fn from(notice: Notice) -> Self {
        Self {
            notice: Some(notice),
            refusal: None,
        }
    }
}

fn html(
    state: &AppState,
    account: Option<&Account>,
    said: Said,
    view: impl FnOnce(&Shell<'_>) -> String,
) -> axum::response::Html<String> {
    let snapshot = state.snapshot();
    let shell = Shell {
        language: snapshot.config.language,
        paper: &snapshot.config.name,
        style: state.client_files().newsroom_style(),
        account,
        notice: said.notice,
        refusal: said.refusal,
    };
    axum::response::Html(view(&shell))
}

/// The middleware of an address that needs `access`.
pub(super) async fn check(
    State((state, access)): State<(AppState, Access)>,
    mut request: Request,
    next: Next,
) -> Response {
    let mut response = answer(&state, access, &mut request, next).await;
    let headers = response.headers_mut();
    headers.insert(
        header::HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow"),
    );
    response
}

async fn answer(state: &AppState, access: Access, request: &mut Request, next: Next) -> Response {
    let refused = |status: StatusCode, message| {
        let page = html(state, None, Said::default(), |shell| {
            message::page(shell, message)
        });
        (status, page).into_response()
    };
    let Some(newsroom) = state.newsroom() else {
        return refused(StatusCode::NOT_FOUND, Message::NotFound);
    };
    let headers = request.headers();
    let base_url = state.snapshot().config.base_url.clone();
    let Some(transport) = Transport::of(headers, &base_url) else {
        return refused(StatusCode::FORBIDDEN, Message::NeedsHttps);
    };
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads && !is_same_origin(headers) {
        return refused(StatusCode::FORBIDDEN, Message::Foreign);
    }
    let mut desk = Desk {
        state: state.clone(),
        newsroom: newsroom.clone(),
        transport,
        visitor: None,
    };
    if let Some(secret) = transport.secret(headers) {
        desk.visitor = match visitor_with(newsroom, &secret).await {
            Ok(visitor) => visitor,
            Err(error) => return desk.failed(&error),
        };
    }
    match (access, &desk.visitor) {
        (Access::Anyone, _) | (Access::Session, Some(_)) => {}
        (Access::Right(right), Some(visitor)) => {
            if !visitor.account.may(right) {
                return desk.message(StatusCode::FORBIDDEN, Message::NotAllowed);
            }
        }
        (_, None) if reads => return to_login(request),
        (_, None) => return refused(StatusCode::UNAUTHORIZED, Message::SessionOver),
    }
    request.extensions_mut().insert(desk);
    let request = std::mem::take(request);
    next.run(request).await
}

/// Finds out whose session a secret is.
pub(super) async fn visitor_with(
    newsroom: &Newsroom,
    secret: &Secret,
) -> store::Result<Option<Visitor>> {
    let key = secret.hash();
    let found = newsroom
        .store()
        .session(&key, store::Timestamp(now()))
        .await?;
    Ok(found.map(|(session, account)| Visitor {
        account,
        session,
        key,
    }))
}

/// Leads to the login, which leads back.
fn to_login(request: &Request) -> Response {
    let path = request.uri().path_and_query().map_or("", |it| it.as_str());
    let next = app::paths::encoded(path);
    Redirect::to(&format!("{}?ve={next}", paths::LOGIN)).into_response()
}

/// Who is logged in; the guard lets nobody else pass, but if it did, they are refused.
macro_rules! visitor_of {
    ($desk:expr) => {
        match $desk.visitor.clone() {
            Some(visitor) => visitor,
            None => {
                return $desk.message(
                    axum::http::StatusCode::UNAUTHORIZED,
                    newsroom::pages::message::Message::SessionOver,
                );
            }
        }
    };
}

pub(super) use visitor_of;
