//! The document around every page: head, masthead, weather, footer. A page is
//! rendered as one whole string by Leptos's own renderer, without router,
//! stream or nonce: the same bytes for every reader.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use viet::date::LocalTime;

use crate::address::View;
use crate::widgets::{footer, masthead, weather_bar};
use crate::{Asked, Shell};

/// What the parts of a page know of the page: the shell, the view asked for,
/// the time.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'a> {
    /// What every page shares.
    pub(crate) shell: &'a Shell,
    /// Full or lite.
    pub(crate) view: View,
    /// Now, in seconds.
    pub(crate) now: i64,
    /// The page's own path, for the switch between the views.
    pub(crate) path: &'a str,
    /// Slug of the section that the menu marks.
    pub(crate) section: Option<&'a str>,
}

impl<'a> Frame<'a> {
    /// The frame of what was asked.
    pub(crate) fn new(shell: &'a Shell, asked: &Asked<'a>, view: View) -> Self {
        Self { shell, view, now: asked.now.0, path: asked.path, section: None }
    }

    /// Marks a section in the menu.
    pub(crate) fn in_section(self, section: &'a str) -> Self {
        Self { section: Some(section), ..self }
    }

    /// Now, on the clocks of Việt Nam.
    pub(crate) fn today(&self) -> LocalTime {
        LocalTime::at(self.now)
    }

    /// True in the lite view.
    pub(crate) fn lite(&self) -> bool {
        self.view == View::Lite
    }

    /// `path` as others must write it, where the paper knows its own host.
    pub(crate) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.shell.paper.base_url)
    }
}

/// What a page says of itself in its head.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// Title without the paper's name; empty on the front page.
    pub(crate) title: String,
    /// Summary for search engines and cards.
    pub(crate) description: String,
    /// The page's one true path, with the query that a list's page needs.
    pub(crate) canonical: String,
    /// Only for articles.
    pub(crate) article: Option<ArticleHead>,
    /// True for pages that search engines should not list.
    pub(crate) unlisted: bool,
}

/// What an article says besides.
#[derive(Clone, Debug)]
pub(crate) struct ArticleHead {
    /// ISO 8601.
    pub(crate) published: String,
    /// ISO 8601.
    pub(crate) updated: String,
    /// Name of the section.
    pub(crate) section: String,
    /// Path, width and height of the picture for cards.
    pub(crate) picture: Option<(String, u32, u32)>,
}

/// Prints a view, islands included.
pub(crate) fn render<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| view().into_view().to_html())
}

/// The whole document with `content` between masthead and footer.
pub(crate) fn document<V: IntoView>(frame: &Frame, head: Head, content: impl FnOnce() -> V) -> String {
    render(|| {
        view! {
            <!DOCTYPE html>
            <html lang="vi">
                {head_of(frame, head)}
                <body>
                    <a class="skip" href="#noi-dung">
                        {crate::words::SKIP_TO_CONTENT}
                    </a>
                    {masthead(frame)}
                    {weather_bar(frame)}
                    {content()}
                    {footer(frame)}
                </body>
            </html>
        }
    })
}

fn head_of(frame: &Frame, head: Head) -> impl IntoView + use<> {
    let Shell { paper, assets, .. } = frame.shell;
    let title = if head.title.is_empty() {
        [paper.name.as_str(), paper.tagline.as_str()]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" – ")
    } else {
        format!("{} | {}", head.title, paper.name)
    };
    let card_title = if head.title.is_empty() { title.clone() } else { head.title };
    let canonical = frame.absolute(&head.canonical);
    let css = if frame.lite() { assets.lite_css.clone() } else { assets.page_css.clone() };
    let scripts = (!frame.lite() && !assets.boot.is_empty()).then(|| {
        let fonts = assets.fonts.clone();
        view! {
            {fonts
                .into_iter()
                .map(|font| {
                    view! { <link rel="preload" as="font" type="font/woff2" crossorigin="" href=font /> }
                })
                .collect_view()}
            <script inner_html=assets.theme_script.clone()></script>
            <script
                defer
                src=assets.boot.clone()
                data-glue=assets.glue.clone()
                data-wasm=assets.wasm.clone()
            ></script>
        }
    });
    let kind = if head.article.is_some() { "article" } else { "website" };
    let picture = head.article.as_ref().and_then(|article| article.picture.clone());
    let picture = picture.map(|(path, width, height)| {
        view! {
            <meta property="og:image" content=frame.absolute(&path) />
            <meta property="og:image:width" content=width.to_string() />
            <meta property="og:image:height" content=height.to_string() />
        }
    });
    let dates = head.article.map(|article| {
        view! {
            <meta property="article:published_time" content=article.published />
            <meta property="article:modified_time" content=article.updated />
            <meta property="article:section" content=article.section />
        }
    });
    let description = (!head.description.is_empty()).then(|| {
        view! {
            <meta name="description" content=head.description.clone() />
            <meta property="og:description" content=head.description />
        }
    });
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width,initial-scale=1" />
            <title>{title}</title>
            {description}
            {(head.unlisted).then(|| view! { <meta name="robots" content="noindex" /> })}
            <link rel="canonical" href=canonical.clone() />
            <meta name="color-scheme" content="light dark" />
            <meta name="theme-color" media="(prefers-color-scheme:light)" content="#f7f1e5" />
            <meta name="theme-color" media="(prefers-color-scheme:dark)" content="#17110e" />
            <meta property="og:site_name" content=paper.name.clone() />
            <meta property="og:locale" content="vi_VN" />
            <meta property="og:type" content=kind />
            <meta property="og:title" content=card_title />
            <meta property="og:url" content=canonical />
            {picture}
            {dates}
            <link rel="icon" href="/favicon.ico" sizes="32x32" />
            <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
            <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
            <style inner_html=css></style>
            {scripts}
        </head>
    }
}
