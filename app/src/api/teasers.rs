//! More teasers for the boxes under an article.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// Which box grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shelf {
    /// Tin liên quan; its places are numbers in the ranking.
    Related,
    /// Tin khác; its places are cursors.
    Other,
}

/// A link in ready words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Path on this host.
    pub href: String,
    /// What it says.
    pub words: String,
}

/// The next teasers of a box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextTeasers {
    /// Items as the server prints them everywhere.
    pub html: String,
    /// The place after them; `None` at the end.
    pub next: Option<String>,
    /// What the box's link becomes: it works without scripts as well.
    pub link: Link,
}

/// The teasers of `shelf` under `article` from the place `from` on. An article
/// or place that does not exist is an error with words for a log.
#[server(prefix = "/api", endpoint = "teasers", input = GetUrl)]
pub async fn more_teasers(
    shelf: Shelf,
    article: i64,
    from: String,
) -> Result<NextTeasers, ServerFnError> {
    let store: crate::SharedStore =
        use_context().ok_or_else(|| ServerFnError::new("no store in this server's context"))?;
    let shell: crate::SharedShell =
        use_context().ok_or_else(|| ServerFnError::new("no shell in this server's context"))?;
    load::more(store.as_ref(), shell.paper.language, shelf, article, &from)
        .await
        .map_err(|error| {
            tracing::warn!(article, from, %error, "more teasers could not be read");
            error.public()
        })
}

#[cfg(feature = "ssr")]
mod load {
    use leptos::prelude::ServerFnError;
    use store::{Article, ArticleId, Cursor, Store, Teaser};

    use super::{Link, NextTeasers, Shelf};
    use crate::Language;
    use crate::address::View;
    use crate::frame::Face;
    use crate::print::print;
    use crate::widgets::{Shape, other_link, related_link, section_link, teasers};

    /// Teasers that one press brings.
    const LIMIT: u32 = 15;

    /// Why there are no more teasers.
    #[derive(Debug, thiserror::Error)]
    pub(super) enum Error {
        #[error("there is no article {0}")]
        Article(i64),
        #[error("{0:?} is no place in this box")]
        Place(String),
        #[error(transparent)]
        Store(#[from] store::StoreError),
    }

    impl Error {
        /// What is said outside: a failure's cause stays in the log.
        pub(super) fn public(&self) -> ServerFnError {
            match self {
                Self::Store(_) => ServerFnError::new("the store could not answer"),
                error => ServerFnError::Args(error.to_string()),
            }
        }
    }

    pub(super) async fn more(
        store: &dyn Store,
        language: Language,
        shelf: Shelf,
        article: i64,
        from: &str,
    ) -> Result<NextTeasers, Error> {
        let face = Face {
            view: View::Full,
            words: language.words(),
        };
        let no_place = || Error::Place(from.chars().take(40).collect());
        let of = store
            .article(ArticleId(article))
            .await?
            .ok_or(Error::Article(article))?;
        match shelf {
            Shelf::Related => {
                let skip: u32 = from.parse().map_err(|_| no_place())?;
                let (list, more) = store.more_related(of.id, skip, LIMIT).await?;
                let next = more.then(|| (skip + LIMIT).to_string());
                let link = if more {
                    related_link(face, &of)
                } else {
                    section_link(face, &of)
                };
                Ok(answer(language, face, &list, next, link))
            }
            Shelf::Other => {
                let after: Cursor = from.parse().map_err(|_| no_place())?;
                let (list, more) = store.more_other(of.id, after, LIMIT).await?;
                let place = list.last().filter(|_| more).map(Cursor::of);
                Ok(answer(
                    language,
                    face,
                    &list,
                    place.map(|place| place.to_string()),
                    link_after(face, &of, place),
                ))
            }
        }
    }

    fn link_after(face: Face, of: &Article, place: Option<Cursor>) -> Link {
        match place {
            Some(place) => other_link(face, of, place),
            None => section_link(face, of),
        }
    }

    fn answer(
        language: Language,
        face: Face,
        list: &[Teaser],
        next: Option<String>,
        link: Link,
    ) -> NextTeasers {
        let html = print(language, || teasers(face, Shape::Boxed, list));
        NextTeasers { html, next, link }
    }
}
