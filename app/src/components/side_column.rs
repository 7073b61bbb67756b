//! The side column with the latest and the most read articles.

use leptos::prelude::*;
use store::{ArticleId, Teaser};

use crate::address;
use crate::components::{Shape, teasers};
use crate::context::PageContext;
use crate::islands::Tabs;
use crate::request::PageForm;

/// Articles per panel.
const SHOWN: usize = 10;

/// Both lists: tabs with scripts, two boxes without. The latest articles are
/// those besides the one that the page shows. In a fragment, only their place.
pub(crate) fn latest_and_most_read(context: &PageContext, shown: Option<ArticleId>) -> AnyView {
    if context.form == PageForm::Fragment {
        // The browser has the tabs.
        return view! { <leptos-island data-component="Tabs"></leptos-island> }.into_any();
    }
    let others = context.snapshot.latest.iter();
    let others = others.filter(|teaser| Some(teaser.id) != shown);
    let latest = panel(
        context,
        "moi-nhat",
        context.words.device.latest,
        address::LATEST,
        others.take(SHOWN),
        context.words.no_latest,
    );
    let most_read = panel(
        context,
        "doc-nhieu",
        context.words.device.most_read,
        address::MOST_READ,
        context.snapshot.most_read.iter().take(SHOWN),
        context.words.no_most_read,
    );
    let both = view! {
        {latest}
        {most_read}
    };
    if context.lite() {
        view! { <div class="side-box">{both}</div> }.into_any()
    } else {
        view! { <Tabs>{both}</Tabs> }.into_any()
    }
}

fn panel<'a>(
    context: &PageContext,
    id: &'static str,
    name: &'static str,
    path: &'static str,
    list: impl Iterator<Item = &'a Teaser>,
    empty: &'static str,
) -> AnyView {
    let mut list = list.peekable();
    let items = if list.peek().is_none() {
        view! { <p class="empty">{empty}</p> }.into_any()
    } else {
        view! { <ol class="lines">{teasers(context.style(), Shape::Line, list)}</ol> }.into_any()
    };
    // Only tabs have panels.
    let role = (!context.lite()).then_some("tabpanel");
    view! {
        <section id=id role=role aria-label=name>
            <h2 class="box-title">
                <a href=context.view.link(path)>{name}</a>
            </h2>
            {items}
        </section>
    }
    .into_any()
}
