//! An article's own part of its page, below the breadcrumb.

use leptos::prelude::*;
use store::Article;

use super::{article_end, article_top, text_with_pictures};
use crate::context::PageContext;

pub(crate) fn article_part(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let text = text_with_pictures(context.view, &article.body, &article.pictures);
    view! {
        {article_top(context, article)}
        <div class="text" inner_html=text></div>
        {article_end(context, article)}
    }
}
