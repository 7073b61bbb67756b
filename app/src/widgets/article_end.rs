//! What stands under an article's text: author line, topics, sharing, comments.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::prelude::*;
use store::{Article, Comment};
use viet::date::LocalTime;

use crate::address::{self, encode};
use crate::frame::Frame;
use crate::widgets::islands::ArticleTools;
use crate::widgets::with_lite_links;

pub(crate) fn article_end(frame: &Frame, article: &Article) -> impl IntoView + use<> {
    let author_line = article
        .author_line
        .clone()
        .map(|line| view! { <p class="author-line">{line}</p> });
    view! {
        {author_line}
        {topics(frame, article)}
        {share(frame, article)}
        {comments(frame, &article.comments)}
    }
}

fn topics(frame: &Frame, article: &Article) -> impl IntoView + use<> {
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

/// Plain links that load nothing until pressed, and what the device itself
/// can do once scripts run.
fn share(frame: &Frame, article: &Article) -> impl IntoView + use<> {
    let url = frame.absolute(&address::article(&article.slug, article.id));
    let facebook = format!(
        "https://www.facebook.com/sharer/sharer.php?u={}",
        encode(&url)
    );
    let zalo = format!(
        "https://button-share.zalo.me/share_external?shareType=0&d={}",
        URL_SAFE_NO_PAD.encode(format!("{{\"url\":\"{url}\"}}"))
    );
    let mail = format!(
        "mailto:?subject={}&body={}",
        encode(&article.title),
        encode(&url)
    );
    let links = view! {
        <a href=facebook rel="noopener nofollow">
            {frame.words.share_facebook}
        </a>
        <a href=zalo rel="noopener nofollow">
            {frame.words.share_zalo}
        </a>
        <a href=mail>{frame.words.email}</a>
    };
    let tools = if frame.lite() {
        links.into_any()
    } else {
        view! { <ArticleTools>{links}</ArticleTools> }.into_any()
    };
    view! {
        <div class="share" role="group" aria-label=frame.words.share>
            <span class="label">{frame.words.share}</span>
            {tools}
        </div>
    }
}

fn comments(frame: &Frame, comments: &[Comment]) -> impl IntoView + use<> {
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
