//! The state of an article, for pages that show it.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use super::types::ArticleState;

/// Returns an article's revision and its latest changes; with `text`, the number of a
/// revision, also its part of the page, of this revision or a later one. An article that
/// does not exist, or a revision that is yet to come, is an error with a message.
#[server(prefix = "/api", endpoint = "article", input = GetUrl)]
pub async fn current_article(
    id: i64,
    #[server(default)] text: Option<u64>,
) -> Result<ArticleState, ServerFnError> {
    let store: crate::snapshot::SharedStore =
        use_context().ok_or_else(|| ServerFnError::new("no store in this server's context"))?;
    let snapshot: crate::snapshot::SharedSnapshot =
        use_context().ok_or_else(|| ServerFnError::new("no snapshot in this server's context"))?;
    load::state(store.as_ref(), &snapshot, id, text)
        .await
        .map_err(|error| {
            tracing::warn!(id, ?text, %error, "the state of an article could not be read");
            error.public()
        })
}

#[cfg(feature = "ssr")]
mod load {
    use leptos::prelude::ServerFnError;
    use store::{ArticleEvent, ArticleEventKind, ArticleId, Store, Timestamp};
    use viet::date::LocalTime;

    use crate::address;
    use crate::api::clock::now;
    use crate::api::types::{ArticleChange, ArticleState, ChangeKind};
    use crate::components::article_part;
    use crate::context::PageContext;
    use crate::render::print;
    use crate::request::{PageForm, PageRequest};
    use crate::snapshot::SiteSnapshot;
    use crate::words::Words;

    /// Why no state was returned.
    #[derive(Debug, thiserror::Error)]
    pub(super) enum Error {
        #[error("there is no article {0}")]
        Article(i64),
        #[error("article {id} has no revision {wanted} yet")]
        Revision { id: i64, wanted: u64 },
        #[error(transparent)]
        Store(#[from] store::StoreError),
    }

    impl Error {
        /// Returns the public message; the cause of a failure is only logged.
        pub(super) fn public(&self) -> ServerFnError {
            match self {
                Self::Store(_) => ServerFnError::new("the store could not answer"),
                error => ServerFnError::Args(error.to_string()),
            }
        }
    }

    pub(super) async fn state(
        store: &dyn Store,
        snapshot: &SiteSnapshot,
        id: i64,
        text: Option<u64>,
    ) -> Result<ArticleState, Error> {
        let found = store.article_state(ArticleId(id)).await?;
        let state = found.ok_or(Error::Article(id))?;
        let (revision, html) = match text {
            None => (state.revision, None),
            Some(wanted) if wanted > state.revision => return Err(Error::Revision { id, wanted }),
            // The text may have changed since the state was read.
            Some(_) => match store.article(ArticleId(id)).await? {
                None => (state.revision, None),
                Some(article) => (article.revision, Some(printed(snapshot, &article))),
            },
        };
        let words = snapshot.config.language.words();
        Ok(ArticleState {
            revision,
            published: state.published,
            changes: state.events.iter().map(|it| change(words, it)).collect(),
            html,
        })
    }

    fn printed(snapshot: &SiteSnapshot, article: &store::Article) -> String {
        let path = address::article(&article.slug, article.id);
        let request = PageRequest {
            path: &path,
            query: None,
            now: Timestamp(now()),
            form: PageForm::Document,
        };
        let context = PageContext::of(snapshot, &request);
        print(snapshot.config.language, || article_part(&context, article))
    }

    /// The time of a change: the clock alone if it was today.
    fn clock(words: &Words, at: LocalTime, today: LocalTime) -> String {
        let day = |it: LocalTime| (it.year, it.month, it.day);
        if day(at) == day(today) {
            format!("{:02}:{:02}", at.hour, at.minute)
        } else {
            (words.moment)(at)
        }
    }

    fn change(words: &Words, event: &ArticleEvent) -> ArticleChange {
        ArticleChange {
            revision: event.revision,
            kind: match event.kind {
                ArticleEventKind::Corrected => ChangeKind::Corrected,
                ArticleEventKind::Updated => ChangeKind::Updated,
                ArticleEventKind::Withdrawn => ChangeKind::Withdrawn,
            },
            time: clock(words, LocalTime::at(event.at.0), LocalTime::at(now())),
        }
    }
}
