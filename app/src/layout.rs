//! The document around every page: masthead, weather, footer. A page is
//! rendered as one whole string by Leptos's own renderer, without router,
//! stream or nonce: the same bytes for every reader.

use leptos::prelude::*;

use crate::components::{footer, masthead, weather_bar};
use crate::context::PageContext;
use crate::head::Head;
use crate::render::print;

/// The whole document with `content` between masthead and footer.
pub(crate) fn document<V: IntoView>(
    frame: &PageContext,
    head: Head,
    content: impl FnOnce() -> V,
) -> String {
    print(frame.shell.paper.language, || {
        view! {
            <!DOCTYPE html>
            <html lang=frame.words.tag>
                <head inner_html=head.html(frame)></head>
                <body>
                    <a class="skip" href="#noi-dung">
                        {frame.words.skip_to_content}
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
