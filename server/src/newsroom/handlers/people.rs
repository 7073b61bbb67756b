//! The people of the newsroom: who invites, changes and disables whom.

use axum::Extension;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::Response;
use newsroom::pages::message::Message;
use newsroom::pages::people::{self, People};
use newsroom::{Notice, Refusal, paths};
use store::newsroom::{Account, AccountChange, AccountId, Act, NewInvitation, Role};
use store::{Slug, StoreError, Timestamp};

use crate::clock::now;
use crate::newsroom::fields::Fields;
use crate::newsroom::guard::{Desk, Said, Visitor, visitor_of};
use crate::newsroom::secret::Secret;

/// How long an invitation can be used, in seconds: seven days.
const INVITED: i64 = 7 * 86_400;

/// `GET /toa-soan/nhan-su`
pub(in crate::newsroom) async fn page(Extension(desk): Extension<Desk>) -> Response {
    let said = desk.last_notice();
    show(&desk, StatusCode::OK, said).await
}

async fn show(desk: &Desk, status: StatusCode, said: Said) -> Response {
    let visitor = visitor_of!(desk);
    let store = desk.newsroom.store();
    let read = async {
        let accounts = store.accounts().await?;
        let invitations = store.invitations(Timestamp(now())).await?;
        let sections = desk.state.store().sections().await?;
        Ok::<_, StoreError>((accounts, invitations, sections))
    };
    let (accounts, invitations, sections) = match read.await {
        Ok(read) => read,
        Err(error) => return desk.failed(&error),
    };
    let sections = sections.into_iter().map(|it| (it.slug, it.name));
    let sections: Vec<(Slug, String)> = sections.collect();
    desk.page(status, said, |shell| {
        let people = People {
            own: &visitor.account,
            accounts: &accounts,
            invitations: &invitations,
            sections: &sections,
        };
        people::page(shell, &people)
    })
}

async fn refuse(desk: &Desk, refusal: Refusal) -> Response {
    show(desk, StatusCode::UNPROCESSABLE_ENTITY, refusal.into()).await
}

fn act(visitor: &Visitor) -> Act {
    Act {
        by: Some(visitor.account.id),
        at: Timestamp(now()),
    }
}

/// Role and sections that a form gives.
async fn given(
    desk: &Desk,
    own: &Account,
    fields: &Fields,
) -> store::Result<Result<(Role, Vec<Slug>), Refusal>> {
    let role = Role::named(fields.text("vai-tro"));
    let Some(role) = role.filter(|role| own.may_give(*role, &own.sections)) else {
        return Ok(Err(Refusal::NoRole));
    };
    let known = desk.state.store().sections().await?;
    let sections: Option<Vec<Slug>> = fields
        .all("muc")
        .map(|name| {
            let section = known.iter().find(|it| it.slug.as_str() == name);
            section.map(|it| it.slug.clone())
        })
        .collect();
    Ok(sections
        .filter(|sections| own.may_give(role, sections))
        .map(|sections| (role, sections))
        .ok_or(Refusal::NoSection))
}

/// `POST /toa-soan/nhan-su/moi`: the link is shown once, since only its hash is stored.
pub(in crate::newsroom) async fn invite(Extension(desk): Extension<Desk>, body: Bytes) -> Response {
    let visitor = visitor_of!(desk);
    let fields = Fields::of(&body);
    let Some(name) = fields.words("name") else {
        return refuse(&desk, Refusal::NoName).await;
    };
    let (role, sections) = match given(&desk, &visitor.account, &fields).await {
        Ok(Ok(given)) => given,
        Ok(Err(refusal)) => return refuse(&desk, refusal).await,
        Err(error) => return desk.failed(&error),
    };
    let Ok(secret) = Secret::random() else {
        return refuse(&desk, Refusal::Failed).await;
    };
    let act = act(&visitor);
    let new = NewInvitation {
        key: secret.hash(),
        name,
        role,
        sections,
        ends_at: Timestamp(act.at.0 + INVITED),
    };
    if let Err(error) = desk.newsroom.store().invite(&new, act).await {
        return desk.failed(&error);
    }
    let base_url = desk.state.snapshot().config.base_url.clone();
    let link = format!("{base_url}{}?ma={}", paths::INVITATION, secret.text());
    // Nothing is read any more: what could fail now would hide that somebody is invited.
    desk.page(StatusCode::OK, Said::default(), |shell| {
        people::invited(shell, &link)
    })
}

/// `POST /toa-soan/nhan-su/thoi-moi`
pub(in crate::newsroom) async fn uninvite(
    Extension(desk): Extension<Desk>,
    body: Bytes,
) -> Response {
    let visitor = visitor_of!(desk);
    let id = Fields::of(&body).number("loi-moi").unwrap_or_default();
    match desk
        .newsroom
        .store()
        .remove_invitation(id, act(&visitor))
        .await
    {
        Ok(true) => desk.done(paths::PEOPLE, Notice::InvitationRemoved),
        Ok(false) => show(&desk, StatusCode::NOT_FOUND, Refusal::Gone.into()).await,
        Err(error) => desk.failed(&error),
    }
}

/// The account that a form names, if the visitor may change it.
async fn changeable(desk: &Desk, visitor: &Visitor, fields: &Fields) -> Result<Account, Response> {
    let id = AccountId(fields.number("tai-khoan").unwrap_or_default());
    match desk.newsroom.store().account(id).await {
        Ok(Some(account)) if visitor.account.may_give(account.role, &account.sections) => {
            Ok(account)
        }
        Ok(Some(_)) => Err(desk.message(StatusCode::FORBIDDEN, Message::NotAllowed)),
        Ok(None) => Err(show(desk, StatusCode::NOT_FOUND, Refusal::Gone.into()).await),
        Err(error) => Err(desk.failed(&error)),
    }
}

/// Changes an account.
async fn change(
    desk: &Desk,
    visitor: &Visitor,
    account: &Account,
    to: &AccountChange,
    notice: Notice,
) -> Response {
    let store = desk.newsroom.store();
    match store.change_account(account.id, to, act(visitor)).await {
        Ok(()) => desk.done(paths::PEOPLE, notice),
        Err(StoreError::LastAdmin) => refuse(desk, Refusal::LastAdmin).await,
        Err(error) => desk.failed(&error),
    }
}

/// `POST /toa-soan/nhan-su/vai-tro`
pub(in crate::newsroom) async fn role(Extension(desk): Extension<Desk>, body: Bytes) -> Response {
    let visitor = visitor_of!(desk);
    let fields = Fields::of(&body);
    let account = match changeable(&desk, &visitor, &fields).await {
        Ok(account) => account,
        Err(response) => return response,
    };
    match given(&desk, &visitor.account, &fields).await {
        Ok(Ok((role, sections))) => {
            let to = AccountChange::Role(role, sections);
            change(&desk, &visitor, &account, &to, Notice::RoleChanged).await
        }
        Ok(Err(refusal)) => refuse(&desk, refusal).await,
        Err(error) => desk.failed(&error),
    }
}

/// `POST /toa-soan/nhan-su/khoa`
pub(in crate::newsroom) async fn disable(
    Extension(desk): Extension<Desk>,
    body: Bytes,
) -> Response {
    let visitor = visitor_of!(desk);
    let fields = Fields::of(&body);
    let account = match changeable(&desk, &visitor, &fields).await {
        Ok(account) => account,
        Err(response) => return response,
    };
    let disabled = fields.text("khoa") != "0";
    // Nobody locks themselves out by a wrong press.
    if disabled && account.id == visitor.account.id {
        return desk.message(StatusCode::FORBIDDEN, Message::NotAllowed);
    }
    let notice = if disabled {
        Notice::AccountDisabled
    } else {
        Notice::AccountEnabled
    };
    change(
        &desk,
        &visitor,
        &account,
        &AccountChange::Disabled(disabled),
        notice,
    )
    .await
}
