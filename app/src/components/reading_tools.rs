//! The row under an article's title: listen, save, print, go on reading. All of
//! it is done by the device, so the row stays away where scripts are off; it
//! keeps its place and brings its words along, `frontend/article/toolbar.js` makes it.

use leptos::prelude::*;
use store::Article;

use crate::context::PageContext;

pub(crate) fn reading_tools(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let words = context.words;
    let row = [
        words.listen,
        words.save,
        words.print,
        words.resume,
        words.no_voice,
        words.saved,
        words.save_done,
        words.save_undone,
        words.save_failed,
        words.listening,
        words.pause,
        words.go_on,
        words.stop,
        words.speed,
    ];
    context.live().then(|| {
        view! {
            <div
                class="tools needs-script"
                role="group"
                aria-label=words.reading_tools
                data-article=article.id.to_string()
                data-words=row.join("|")
            ></div>
        }
    })
}
