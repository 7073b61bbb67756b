//! What stands under an article's text: author line, topics, sharing, comments.

use leptos::prelude::*;
use store::{Article, Comment};
use viet::date::LocalTime;

use crate::address;
use crate::components::{notify_section, share, with_lite_links};
use crate::context::PageContext;

pub(crate) fn article_end(frame: &PageContext, article: &Article) -> impl IntoView + use<> {
    let author_line = article
        .author_line
        .clone()
        .map(|line| view! { <p class="author-line">{line}</p> });
    view! {
        {author_line}
        {topics(frame, article)}
        {(!frame.kept()).then(|| notify_section(frame, &article.section.slug))}
        {(!frame.kept()).then(|| share(frame, article))}
        {comments(frame, &article.comments)}
    }
}

fn topics(frame: &PageContext, article: &Article) -> impl IntoView + use<> {
    let links: Vec<_> = article
        .topics
        .iter()
        .map(|topic| {
            view! {
                <li>
                    <a rel="tag" href=frame.view.link(&address::topic(&topic.slug))>
                        {topic.name.clone()}
                    </a>
                </li>
            }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <nav class="topics" aria-label=frame.words.topics>
                <ul>{links}</ul>
            </nav>
        }
    })
}

fn comments(frame: &PageContext, comments: &[Comment]) -> impl IntoView + use<> {
    let items: Vec<_> = comments
        .iter()
        .map(|comment| {
            let at = LocalTime::at(comment.at.0);
            let body = if frame.lite() {
                with_lite_links(comment.body.as_str())
            } else {
                comment.body.as_str().to_owned()
            };
            view! {
                <li>
                    <p class="comment-by">
                        <b>{comment.name.clone()}</b>
                        " "
                        <time datetime=at.iso()>{(frame.words.moment)(at)}</time>
                    </p>
                    <div inner_html=body></div>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="comments" aria-label=frame.words.comments>
                <h2 class="box-title">{frame.words.comments}</h2>
                <p class="hint">{frame.words.comments_note}</p>
                <ol>{items}</ol>
            </section>
        }
    })
}
