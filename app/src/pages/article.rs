//! The article page, with the boxes around the text.

use leptos::prelude::*;
use store::{Article, ArticleBoxes, ArticleId, Cursor, Store};
use viet::date::LocalTime;

use crate::address;
use crate::components::{
    article_part, breadcrumb, card, latest_and_most_read, newer_box, other_box, related_box,
};
use crate::context::PageContext;
use crate::head::{ArticleHead, Head};
use crate::islands;
use crate::layout::document;
use crate::render::print;
use crate::structured_data;
use crate::syndication::Card;

/// An article and its boxes.
pub(crate) struct Data {
    pub(crate) article: Article,
    boxes: ArticleBoxes,
}

/// Longest description in the metadata, in characters.
const DESCRIPTION: usize = 200;

/// Returns the article, with the page of other articles after `after`; `None`
/// if there is no such article.
pub(crate) async fn load(
    store: &dyn Store,
    id: ArticleId,
    after: Option<Cursor>,
) -> store::Result<Option<Data>> {
    let found = store.article_with_boxes(id, after).await?;
    Ok(found.map(|(article, boxes)| Data { article, boxes }))
}

pub(crate) fn view(context: &PageContext, data: &Data) -> String {
    let Data { article, boxes } = data;
    let context = context.in_section(article.section.slug.as_str());
    // A search on the device searches the text of the teaser, too.
    let summary = Some(article.summary.clone())
        .filter(|it| !it.is_empty() && *it != article.lead && !context.lite());
    document(&context, head(&context, article), || {
        view! {
            <main id="noi-dung" class="article" data-read=article.id.to_string()>
                {live(&context, article, view! {
                    <article data-summary=summary>
                        {breadcrumb(&context, &article.section.slug)}
                        {article_part(&context, article)}
                    </article>
                })}
                <div class="after-article">
                    {related_box(&context, article, boxes)}
                    {newer_box(&context, boxes)}
                </div>
                <div class="side-column">
                    {other_box(&context, article, boxes)}
                    {latest_and_most_read(&context, Some(article.id))}
                </div>
            </main>
        }
    })
}

/// Returns the printed article in its island; in the lite view, alone.
fn live(context: &PageContext, article: &Article, printed: impl IntoView + 'static) -> AnyView {
    if context.lite() {
        return printed.into_any();
    }
    view! {
        <islands::Article id=article.id.0 revision=article.revision>
            {printed}
        </islands::Article>
    }
    .into_any()
}

/// Returns the article for an edition: the `<main>` of its page without boxes
/// and tools of the website.
pub(crate) fn for_edition(context: &PageContext, article: &Article) -> String {
    let context = context.in_section(article.section.slug.as_str());
    print(context.snapshot.config.language, || {
        view! {
            <main id="noi-dung" class="article">
                <article>
                    {breadcrumb(&context, &article.section.slug)}
                    {article_part(&context, article)}
                </article>
            </main>
        }
    })
}

fn head(context: &PageContext, article: &Article) -> Head {
    let description = article.summary_or_lead();
    let cover = article
        .cover
        .and_then(|id| article.pictures.iter().find(|picture| picture.id == id));
    let picture = cover.and_then(card).unwrap_or_else(|| {
        let (width, height) = Card::SIZE;
        (
            Card::of(&context.snapshot.config, article).path(),
            width,
            height,
        )
    });
    Head {
        title: article.title.clone(),
        description: viet::excerpt(description, DESCRIPTION),
        canonical: address::article(&article.slug, article.id),
        article: Some(ArticleHead {
            published: LocalTime::at(article.published_at.0).iso(),
            updated: LocalTime::at(article.updated_at.0).iso(),
            section: article.section.name.clone(),
        }),
        data: structured_data::article(context, article, &picture.0),
        picture: Some(picture),
        ..Head::default()
    }
}
