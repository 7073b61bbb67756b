//! The part below an article's text: author line, topics, sharing, comments.

use leptos::prelude::*;
use store::{Article, Comment};
use viet::date::LocalTime;

use crate::address;
use crate::components::{notify_section, share, with_lite_links};
use crate::context::PageContext;

pub(crate) fn article_end(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let author_line = article
        .author_line
        .clone()
        .map(|line| view! { <p class="author-line">{line}</p> });
    view! {
        {author_line}
        {topics(context, article)}
        {(!context.in_edition()).then(|| notify_section(context, &article.section.slug))}
        {(!context.in_edition()).then(|| share(context, article))}
        {comments(context, &article.comments)}
    }
}

fn topics(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let links: Vec<_> = article
        .topics
        .iter()
        .map(|topic| {
            view! {
                <li>
                    <a rel="tag" href=context.view.link(&address::topic(&topic.slug))>
                        {topic.name.clone()}
                    </a>
                </li>
            }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <nav class="topics" aria-label=context.words.topics>
                <ul>{links}</ul>
            </nav>
        }
    })
}

fn comments(context: &PageContext, comments: &[Comment]) -> impl IntoView + use<> {
    let items: Vec<_> = comments
        .iter()
        .map(|comment| {
            let at = LocalTime::at(comment.at.0);
            let body = if context.lite() {
                with_lite_links(comment.body.as_str())
            } else {
                comment.body.as_str().to_owned()
            };
            view! {
                <li>
                    <p class="comment-by">
                        <b>{comment.name.clone()}</b>
                        " "
                        <time datetime=at.iso()>{(context.words.moment)(at)}</time>
                    </p>
                    <div inner_html=body></div>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="comments" aria-label=context.words.comments>
                <h2 class="box-title">{context.words.comments}</h2>
                <p class="hint">{context.words.comments_note}</p>
                <ol>{items}</ol>
            </section>
        }
    })
}
