//! More teasers for the boxes below an article.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use super::types::{NextTeasers, TeaserBox};

/// Returns the teasers of a box of `article` after the position `from`. An
/// article or position that does not exist is an error with a message for the
/// log.
#[server(prefix = "/api", endpoint = "teasers", input = GetUrl)]
pub async fn more_teasers(
    shelf: TeaserBox,
    article: i64,
    from: String,
) -> Result<NextTeasers, ServerFnError> {
    let store: crate::snapshot::SharedStore =
        use_context().ok_or_else(|| ServerFnError::new("no store in this server's context"))?;
    let snapshot: crate::snapshot::SharedSnapshot =
        use_context().ok_or_else(|| ServerFnError::new("no snapshot in this server's context"))?;
    load::more(
        store.as_ref(),
        snapshot.config.language,
        shelf,
        article,
        &from,
    )
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

    use crate::address::View;
    use crate::api::types::{Link, NextTeasers, TeaserBox};
    use crate::components::{Shape, other_link, related_link, section_link, teasers};
    use crate::context::ViewStyle;
    use crate::render::print;
    use crate::words::Language;

    /// Other teasers per request.
    const LIMIT: u32 = 15;
    /// Related teasers per request: the whole ranking, so that the reader learns
    /// with the first answer that there are no more.
    const RELATED_LIMIT: u32 = 24;
    const _: () = assert!(RELATED_LIMIT as usize == store::policy::related::RANKING_SIZE);

    /// Why no teasers were returned.
    #[derive(Debug, thiserror::Error)]
    pub(super) enum Error {
        #[error("there is no article {0}")]
        Article(i64),
        #[error("{0:?} is not a position in this box")]
        Place(String),
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

    pub(super) async fn more(
        store: &dyn Store,
        language: Language,
        shelf: TeaserBox,
        article: i64,
        from: &str,
    ) -> Result<NextTeasers, Error> {
        let style = ViewStyle {
            view: View::Full,
            words: language.words(),
        };
        let no_place = || Error::Place(from.chars().take(40).collect());
        let of = store
            .article(ArticleId(article))
            .await?
            .ok_or(Error::Article(article))?;
        match shelf {
            TeaserBox::Related => {
                let skip: u32 = from.parse().map_err(|_| no_place())?;
                let (list, more) = store.more_related(of.id, skip, RELATED_LIMIT).await?;
                let next = more.then(|| (skip + RELATED_LIMIT).to_string());
                let link = if more {
                    related_link(style, &of)
                } else {
                    section_link(style, &of)
                };
                Ok(answer(language, style, &list, next, link))
            }
            TeaserBox::Other => {
                let after: Cursor = from.parse().map_err(|_| no_place())?;
                let (list, more) = store.more_other(of.id, after, LIMIT).await?;
                let place = list.last().filter(|_| more).map(Cursor::of);
                Ok(answer(
                    language,
                    style,
                    &list,
                    place.map(|place| place.to_string()),
                    link_after(style, &of, place),
                ))
            }
        }
    }

    fn link_after(style: ViewStyle, of: &Article, place: Option<Cursor>) -> Link {
        match place {
            Some(place) => other_link(style, of, place),
            None => section_link(style, of),
        }
    }

    fn answer(
        language: Language,
        style: ViewStyle,
        list: &[Teaser],
        next: Option<String>,
        link: Link,
    ) -> NextTeasers {
        let html = print(language, || teasers(style, Shape::Boxed, list));
        NextTeasers { html, next, link }
    }
}
