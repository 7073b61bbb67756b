//! The document around every page: masthead, weather, footer. A page is
//! rendered into one string by Leptos, without router, streaming or nonces: the
//! same bytes for every reader.

use leptos::prelude::*;

use crate::components::{footer, masthead, weather_bar};
use crate::context::PageContext;
use crate::fragment;
use crate::head::Head;
use crate::render::print;
use crate::request::PageForm;

/// Returns the whole document with `content` between masthead and footer, or the
/// fragment with `content` alone.
pub(crate) fn document<V: IntoView>(
    context: &PageContext,
    head: Head,
    content: impl FnOnce() -> V,
) -> String {
    if context.form == PageForm::Fragment {
        return fragment::print_with(context, &head, content);
    }
    let assets = &context.snapshot.assets;
    // The inline script loads the loader from here, and scripts ask whether anything
    // may be stored.
    let scripts = !context.lite() && !assets.boot.is_empty();
    let boot = scripts.then(|| assets.boot.clone());
    let offline = (scripts && assets.offline).then_some("");
    print(context.snapshot.config.language, || {
        view! {
            <!DOCTYPE html>
            <html
                lang=context.words.tag
                data-paper=context.snapshot.config.marks()
                data-boot=boot
                data-offline=offline
            >
                <head inner_html=head.html(context)></head>
                <body>
                    <a class="skip" href="#noi-dung">
                        {context.words.skip_to_content}
                    </a>
                    {masthead(context)}
                    {weather_bar(context)}
                    {content()}
                    {footer(context)}
                </body>
            </html>
        }
    })
}
