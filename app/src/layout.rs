//! The document around every page: masthead, weather, footer. A page is
//! rendered into one string by Leptos, without router, streaming or nonces: the
//! same bytes for every reader.

use leptos::prelude::*;

use crate::components::{footer, masthead, weather_bar};
use crate::context::PageContext;
use crate::head::Head;
use crate::render::print;

/// Returns the whole document with `content` between masthead and footer.
pub(crate) fn document<V: IntoView>(
    context: &PageContext,
    head: Head,
    content: impl FnOnce() -> V,
) -> String {
    print(context.snapshot.config.language, || {
        view! {
            <!DOCTYPE html>
            <html lang=context.words.tag data-paper=context.snapshot.config.marks()>
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
