//! A batch of changes in one transaction; each is compared with the stored
//! record.

use sqlx::{SqliteConnection, SqlitePool};
use store::newsroom::Act;
use store::{ArticleId, Change, ChangeKey, Outcome, Result, Timestamp};

use super::{
    article, comments, corrections, media, names, names_about, old_site_views, pages, redirects,
    related, remove,
};
use crate::clock::now;
use crate::content;
use crate::transaction::WriteTransaction;

/// Batches of at most this many articles are ranked in the same transaction;
/// larger ones would block other writers for too long.
const RANKED_AT_ONCE: usize = 16;

pub(crate) async fn apply(pool: &SqlitePool, changes: &[Change]) -> Result<Vec<Outcome>> {
    let mut tx = WriteTransaction::begin(pool, "writing a batch").await?;
    // If nothing was written, the commit does nothing.
    let outcomes = all(&mut tx, changes).await;
    tx.end(outcomes).await
}

async fn all(conn: &mut SqliteConnection, changes: &[Change]) -> Result<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(changes.len());
    for change in changes {
        outcomes.push(one(conn, change).await?);
    }
    let articles: Vec<ArticleId> = changes
        .iter()
        .zip(&outcomes)
        .filter_map(|(change, outcome)| match (change, outcome) {
            (
                Change::Article(_),
                Outcome::Added(ChangeKey::Article(id))
                | Outcome::Updated(ChangeKey::Article(id))
                | Outcome::TextKept(ChangeKey::Article(id)),
            ) => Some(*id),
            _ => None,
        })
        .collect();
    if articles.len() <= RANKED_AT_ONCE {
        for id in articles {
            related::rank(conn, id.0).await?;
        }
    }
    content::forget(conn).await?;
    Ok(outcomes)
}

async fn one(conn: &mut SqliteConnection, change: &Change) -> Result<Outcome> {
    match change {
        Change::Section(section) => names::section(conn, section).await,
        Change::Topic(topic) => names::topic(conn, topic).await,
        Change::Author(author) => names::author(conn, author).await,
        Change::Desk(desk) => names::desk(conn, desk).await,
        Change::Media(file) => media::media(conn, file).await,
        Change::Article(new) => article::article(conn, new).await,
        Change::Page(page) => pages::page(conn, page).await,
        Change::Comment(comment) => comments::comment(conn, comment).await,
        Change::RemoveComment(origin) => remove::comment(conn, origin).await,
        Change::HideArticle(origin) => remove::hide_article(conn, origin).await,
        Change::HidePage(origin) => remove::hide_page(conn, origin).await,
        Change::Redirect(redirect) => redirects::write(conn, redirect).await,
        Change::NoRedirect { from } => redirects::remove(conn, from).await,
        Change::Views { article, at_least } => {
            old_site_views::at_least(conn, *article, *at_least).await
        }
        Change::Correct(correction) => {
            corrections::correct(conn, correction, on_the_server(correction.at)).await
        }
        Change::Withdraw {
            article,
            reason,
            at,
        } => corrections::withdraw(conn, *article, reason.as_deref(), on_the_server(*at)).await,
        Change::Restore { article } => {
            corrections::restore(conn, *article, on_the_server(now())).await
        }
        Change::About { slug, about } => names_about::about(conn, slug, about).await,
    }
}

/// A command on the server, which has no account.
fn on_the_server(at: Timestamp) -> Act {
    Act { by: None, at }
}
