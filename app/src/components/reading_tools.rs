//! The toolbar below an article's title: listen, save, print. The device does all of it,
//! so the toolbar is hidden without scripts; it reserves its space and carries its texts,
//! and `frontend/article/toolbar.js` builds it.

use leptos::prelude::*;
use store::Article;

use crate::context::PageContext;

pub(crate) fn reading_tools(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let words = context.words;
    let row = [
        words.listen,
        words.save,
        words.print,
        words.saved,
        words.save_done,
        words.save_undone,
        words.save_failed,
    ];
    // An article that came with an edition can be saved, too.
    (!context.lite()).then(|| {
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
