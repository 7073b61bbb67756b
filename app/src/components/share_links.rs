//! Links for sharing an article, which load nothing until they are pressed, and
//! the device's own share menu if scripts run (`frontend/article/share.js`).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::prelude::*;
use store::Article;

use crate::address::{self, encode};
use crate::context::PageContext;

pub(crate) fn share(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let url = context.absolute(&address::article(&article.slug, article.id));
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
        <div class="share" role="group" aria-label=context.words.share>
            <span class="label">{context.words.share}</span>
            <a href=facebook rel="noopener nofollow">
                {context.words.share_facebook}
            </a>
            <a href=zalo rel="noopener nofollow">
                {context.words.share_zalo}
            </a>
            <a href=mail>{context.words.email}</a>
            {context.live().then(|| by_the_device(context))}
        </div>
    }
}

fn by_the_device(context: &PageContext) -> impl IntoView + use<> {
    let words = context.words;
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
        <p class="status" role="status"></p>
    }
}
