//! Embeds: elements that load content from other sites become links.

use percent_encoding::percent_decode_str;
use scraper::ElementRef;

use super::escape::{push_attribute, push_text};

/// True for elements that load content from elsewhere.
pub(super) fn is_foreign(name: &str) -> bool {
    matches!(name, "iframe" | "embed" | "object" | "video" | "audio")
}

/// Returns the address that an embedding element loads.
pub(super) fn address(element: ElementRef) -> Option<String> {
    let inside = element.descendants().filter_map(ElementRef::wrap);
    let mut addresses = inside.flat_map(|it| {
        let value = it.value();
        ["data-src", "data-lazy-src", "src", "data"]
            .into_iter()
            .filter_map(|name| value.attr(name))
    });
    let address = addresses.find(|url| {
        let url = url.trim();
        !url.is_empty() && !url.starts_with("data:") && !url.starts_with("about:")
    })?;
    let address = address.trim();
    let address = if address.starts_with("//") {
        format!("https:{address}")
    } else {
        address.to_owned()
    };
    Some(watchable(&address))
}

/// Returns the address of a video page for that of an embedded player.
fn watchable(url: &str) -> String {
    const PLAYERS: [(&str, &str); 4] = [
        ("youtube.com/embed/", "https://www.youtube.com/watch?v="),
        (
            "youtube-nocookie.com/embed/",
            "https://www.youtube.com/watch?v=",
        ),
        ("player.vimeo.com/video/", "https://vimeo.com/"),
        (
            "dailymotion.com/embed/video/",
            "https://www.dailymotion.com/video/",
        ),
    ];
    for (player, page) in PLAYERS {
        let id = url
            .split_once(player)
            .map(|(_, rest)| rest.split(['?', '&', '/', '#']).next());
        if let Some(id) = id.flatten().filter(|id| !id.is_empty()) {
            return format!("{page}{id}");
        }
    }
    if let Some((_, query)) = url
        .split_once("facebook.com/plugins/")
        .and_then(|it| it.1.split_once('?'))
        && let Some(shown) = query.split('&').find_map(|part| part.strip_prefix("href="))
    {
        return percent_decode_str(shown).decode_utf8_lossy().into_owned();
    }
    url.to_owned()
}

/// Returns a paragraph with a link whose text names the target.
pub(super) fn link_to(url: &str) -> String {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let host = if url.starts_with('/') {
        ""
    } else {
        rest.split(['/', '?', '#']).next().unwrap_or_default()
    };
    let mut out = String::from("<p><a");
    push_attribute(&mut out, "href", url);
    out.push('>');
    if host.is_empty() {
        let file = url
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .rsplit('/')
            .next();
        out.push_str("Mở tệp ");
        push_text(&mut out, file.unwrap_or_default());
    } else {
        out.push_str("Mở nội dung trên ");
        push_text(&mut out, host.strip_prefix("www.").unwrap_or(host));
    }
    out.push_str("</a></p>");
    out
}

/// True for a line that consists of an address.
pub(super) fn is_url(words: &str) -> bool {
    (words.starts_with("https://") || words.starts_with("http://"))
        && !words.contains(char::is_whitespace)
}
