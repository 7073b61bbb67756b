//! More teasers for the boxes below an article.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use super::types::{NextTeasers, TeaserBox};

/// Returns the teasers of a box of `article` after the position `from`, without the
/// articles in `shown`: numbers with commas between them, which the page shows already.
/// An article or position that does not exist is an error with a message for the log.
#[server(prefix = "/api", endpoint = "teasers", input = GetUrl)]
pub async fn more_teasers(
    shelf: TeaserBox,
    article: i64,
    from: String,
    #[server(default)] shown: String,
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
        &shown,
    )
    .await
    .map_err(|error| {
        tracing::warn!(article, from, %error, "more teasers could not be read");
        error.public()
    })
}

#[cfg(feature = "ssr")]
mod load {
    use std::collections::HashSet;

    use leptos::prelude::ServerFnError;
    use store::{ArticleId, ArticleLinks, Cursor, Store, Teaser};

    use crate::address::View;
    use crate::api::types::{Link, NextTeasers, TeaserBox};
    use crate::components::{Shape, other_link, related_link, section_link, teasers};
    use crate::context::ViewStyle;
    use crate::render::print;
    use crate::words::Language;

    /// Other teasers per request.
    const LIMIT: u32 = 15;
    /// How many pages of others are read for one request: what they hold may be shown
    /// already.
    const PAGES: usize = 3;
    /// The whole ranking of related teasers, so that the reader learns with the first
    /// answer that there are no more.
    #[expect(clippy::cast_possible_truncation, reason = "24")]
    const RELATED_LIMIT: u32 = store::policy::related::RANKING_SIZE as u32;

    /// Why no teasers were returned.
    #[derive(Debug, thiserror::Error)]
    pub(super) enum Error {
        #[error("there is no article {0}")]
        Article(i64),
        #[error("{0:?} is not a position in this box")]
        Place(String),
        #[error("{0:?} are not numbers of articles")]
        Shown(String),
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
        shown: &str,
    ) -> Result<NextTeasers, Error> {
        let style = ViewStyle {
            view: View::Full,
            words: language.words(),
        };
        let beginning = |text: &str| text.chars().take(40).collect::<String>();
        let numbers = shown.split(',').filter(|it| !it.is_empty());
        let shown: HashSet<i64> = numbers
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map_err(|_| Error::Shown(beginning(shown)))?;
        let is_new = |teaser: &Teaser| !shown.contains(&teaser.id.0);
        let links = store
            .article_links(ArticleId(article))
            .await?
            .ok_or(Error::Article(article))?;
        match shelf {
            TeaserBox::Related => {
                let skip: u32 = from.parse().map_err(|_| Error::Place(beginning(from)))?;
                let (mut list, more) = store.more_related(links.id, skip, RELATED_LIMIT).await?;
                list.retain(is_new);
                let next = more.then(|| (skip + RELATED_LIMIT).to_string());
                let link = if more {
                    related_link(style, &links)
                } else {
                    section_link(style, &links)
                };
                Ok(answer(language, style, &list, next, link))
            }
            TeaserBox::Other => {
                let after = from.parse().map_err(|_| Error::Place(beginning(from)))?;
                let (list, place) = others(store, links.id, after, is_new).await?;
                let next = place.map(|place| place.to_string());
                Ok(answer(
                    language,
                    style,
                    &list,
                    next,
                    link_after(style, &links, place),
                ))
            }
        }
    }

    /// The next new teasers of the section, and the position after them.
    async fn others(
        store: &dyn Store,
        of: ArticleId,
        mut after: Cursor,
        is_new: impl Fn(&Teaser) -> bool,
    ) -> Result<(Vec<Teaser>, Option<Cursor>), Error> {
        let mut list = Vec::new();
        let mut place = Some(after);
        for _ in 0..PAGES {
            let (found, more) = store.more_other(of, after, LIMIT).await?;
            place = found.last().filter(|_| more).map(Cursor::of);
            list.extend(found.into_iter().filter(&is_new));
            match place {
                Some(next) if list.is_empty() => after = next,
                _ => break,
            }
        }
        Ok((list, place))
    }

    fn link_after(style: ViewStyle, of: &ArticleLinks, place: Option<Cursor>) -> Link {
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
