//! The `<head>` of a page: metadata for browsers, search engines and link
//! previews, and the files that it loads.

use std::fmt::Write;

use crate::address::{FeedFormat, encode};
use crate::context::PageContext;
use crate::escape::escaped;
use crate::site_config::SiteConfig;
use crate::syndication::Card;

/// The backgrounds of both themes, as in `style/tokens.css`.
pub(crate) const GROUND_LIGHT: &str = "#f8f3e8";
const GROUND_DARK: &str = "#17110d";

/// The metadata of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// Title without the paper's name; empty on the front page.
    pub(crate) title: String,
    /// Summary for search engines and link previews.
    pub(crate) description: String,
    /// Canonical path of the page, with the query of a list's page; empty for
    /// pages without one.
    pub(crate) canonical: String,
    /// Path of the list whose feeds the page links; if empty, only the paper's
    /// feed in the best known format.
    pub(crate) feed: String,
    /// Structured data in the vocabulary of schema.org (JSON-LD); may be empty.
    pub(crate) data: String,
    /// Path, width and height of the picture for link previews; without one,
    /// the paper's card.
    pub(crate) picture: Option<(String, u32, u32)>,
    /// Present for articles only.
    pub(crate) article: Option<ArticleHead>,
    /// True for pages that search engines should not index.
    pub(crate) unlisted: bool,
}

/// The metadata of an article.
#[derive(Clone, Debug)]
pub(crate) struct ArticleHead {
    /// In ISO 8601.
    pub(crate) published: String,
    /// In ISO 8601.
    pub(crate) updated: String,
    /// Name of the section.
    pub(crate) section: String,
}

const ICONS: &str = "<link rel=\"icon\" href=\"/favicon.ico\" sizes=\"32x32\">\
     <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
     <link rel=\"apple-touch-icon\" href=\"/apple-touch-icon.png\">";

impl Head {
    /// Returns the elements of `<head>`.
    pub(crate) fn html(self, context: &PageContext) -> String {
        let paper = &context.snapshot.config;
        let mut out = Elements(String::with_capacity(8192));
        out.raw("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        let whole_title = whole_title(paper, &self.title);
        out.raw(&format!("<title>{}</title>", escaped(&whole_title)));
        // A list is described by its title and the paper's name.
        let description = if self.description.is_empty() {
            &whole_title
        } else {
            &self.description
        };
        out.meta("name", "description", description);
        out.meta("property", "og:description", description);
        if self.unlisted {
            out.meta("name", "robots", "noindex");
        }
        if !self.canonical.is_empty() {
            let url = context.absolute(&self.canonical);
            out.raw(&format!(
                "<link rel=\"canonical\" href=\"{}\">",
                escaped(&url)
            ));
            out.meta("property", "og:url", &url);
            out.metadata(context, &self, &url);
        }
        out.colors();
        out.meta("property", "og:site_name", &paper.name);
        out.meta("property", "og:locale", context.words.locale);
        let title = if self.title.is_empty() {
            &whole_title
        } else {
            &self.title
        };
        out.meta("property", "og:title", title);
        out.meta(
            "property",
            "og:type",
            if self.article.is_some() {
                "article"
            } else {
                "website"
            },
        );
        let (path, width, height) = self.picture.unwrap_or_else(|| {
            let (width, height) = Card::SIZE;
            (Card::of_paper(paper).path(), width, height)
        });
        out.meta("property", "og:image", &context.absolute(&path));
        out.meta("property", "og:image:width", &width.to_string());
        out.meta("property", "og:image:height", &height.to_string());
        out.meta("name", "twitter:card", "summary_large_image");
        if let Some(article) = &self.article {
            out.article(article);
        }
        out.raw(ICONS);
        out.files(context);
        out.0
    }
}

/// Returns the unescaped content of a page's `<title>`; an empty title is that
/// of the front page.
pub(crate) fn whole_title(paper: &SiteConfig, title: &str) -> String {
    match (title.is_empty(), paper.tagline.is_empty()) {
        (true, true) => paper.name.clone(),
        (true, false) => format!("{} – {}", paper.name, paper.tagline),
        (false, _) => format!("{title} | {}", paper.name),
    }
}

struct Elements(String);

impl Elements {
    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    fn colors(&mut self) {
        self.meta("name", "color-scheme", "light dark");
        for (scheme, ground) in [("light", GROUND_LIGHT), ("dark", GROUND_DARK)] {
            self.raw(&format!(
                "<meta name=\"theme-color\" media=\"(prefers-color-scheme:{scheme})\" content=\"{ground}\">"
            ));
        }
    }

    fn meta(&mut self, kind: &str, name: &str, content: &str) {
        write!(
            self.0,
            "<meta {kind}=\"{name}\" content=\"{}\">",
            escaped(content)
        )
        .expect("writing into a string cannot fail");
    }

    /// Writes metadata for search engines, feed readers and link previews. The
    /// lite view has none; it names the full view as canonical.
    fn metadata(&mut self, context: &PageContext, head: &Head, url: &str) {
        if context.lite() {
            return;
        }
        let url_escaped = escaped(url);
        for language in [context.words.tag, "x-default"] {
            self.raw(&format!(
                "<link rel=\"alternate\" hreflang=\"{language}\" href=\"{url_escaped}\">"
            ));
        }
        let (list, formats) = match head.feed.as_str() {
            "" => ("/", &FeedFormat::ALL[..1]),
            list => (list, &FeedFormat::ALL[..]),
        };
        for format in formats {
            self.raw(&format!(
                "<link rel=\"alternate\" type=\"{}\" href=\"{}\">",
                format.mime(),
                format.path(list)
            ));
        }
        if head.article.is_some() {
            self.raw(&format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\">",
                context.absolute(&format!("/oembed?url={}", encode(url)))
            ));
        }
        if !head.data.is_empty() {
            self.raw("<script type=\"application/ld+json\">");
            self.raw(&head.data);
            self.raw("</script>");
        }
    }

    fn article(&mut self, article: &ArticleHead) {
        self.meta("property", "article:published_time", &article.published);
        self.meta("property", "article:modified_time", &article.updated);
        self.meta("property", "article:section", &article.section);
    }

    /// Writes style and scripts: none of them waits for another file before the
    /// first paint.
    fn files(&mut self, context: &PageContext) {
        let assets = &context.snapshot.assets;
        if context.lite() {
            self.raw(&format!("<style>{}</style>", assets.lite_css));
            return;
        }
        self.raw(&format!("<style>{}</style>", assets.page_css));
        if assets.boot.is_empty() {
            return;
        }
        for font in &assets.fonts {
            self.raw(&format!(
                "<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href=\"{font}\">"
            ));
        }
        self.raw(&format!("<script>{}</script>", assets.theme_script));
        self.raw(&format!(
            "<noscript><link rel=\"stylesheet\" href=\"{}\"></noscript>",
            assets.below_css
        ));
        if let Some(reload) = &assets.reload {
            self.raw(&format!("<script defer src=\"{reload}\"></script>"));
        }
    }
}
