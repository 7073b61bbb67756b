//! Passing an article on: plain links that load nothing until pressed, and what
//! the device itself can do once scripts run (`frontend/share.js`).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::prelude::*;
use store::Article;

use crate::address::{self, encode};
use crate::context::PageContext;

pub(crate) fn share(frame: &PageContext, article: &Article) -> impl IntoView + use<> {
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
    view! {
        <div class="share" role="group" aria-label=frame.words.share>
            <span class="label">{frame.words.share}</span>
            <a href=facebook rel="noopener nofollow">
                {frame.words.share_facebook}
            </a>
            <a href=zalo rel="noopener nofollow">
                {frame.words.share_zalo}
            </a>
            <a href=mail>{frame.words.email}</a>
            {frame.live().then(|| by_the_device(frame))}
        </div>
    }
}

fn by_the_device(frame: &PageContext) -> impl IntoView + use<> {
    let words = frame.words;
    view! {
        <button
            type="button"
            class="copy needs-script"
            data-words=[words.link_copied, words.copy_failed, words.link_of_article].join("|")
        >
            {words.copy_link}
        </button>
        <button type="button" class="send needs-script" hidden>
            {words.share_elsewhere}
        </button>
        <p class="told" role="status"></p>
    }
}
