//! WordPress shortcodes: captions, galleries and embeds become HTML; other
//! shortcodes are removed and their content stays. Brackets that are plain text
//! (`[sic]`, `[1]`) stay.

/// Shortcodes nested deeper than this stay as they are: each level uses stack.
const DEEPEST: u32 = 30;

/// Returns `text` without shortcodes. A gallery becomes an `<img
/// data-attachment="ID">` for each of its numbers, or for those in `own` if it
/// names none.
pub(crate) fn without_shortcodes(text: &str, own: &[i64]) -> String {
    replaced(text, own, &mut Vec::new())
}

/// The same; also adds the names of shortcodes that were removed without a
/// replacement to `dropped`.
pub(crate) fn replaced(text: &str, own: &[i64], dropped: &mut Vec<String>) -> String {
    without(text, own, 0, dropped)
}

fn without(text: &str, own: &[i64], deep: u32, dropped: &mut Vec<String>) -> String {
    if deep > DEEPEST || !text.contains('[') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        let from = &rest[at..];
        // Double brackets print the shortcode itself.
        let doubled = from
            .strip_prefix("[[")
            .and_then(|inner| inner.split_once("]]"));
        if let Some((inner, after)) = doubled.filter(|(inner, _)| !inner.contains(['[', ']', '\n']))
        {
            out.push('[');
            out.push_str(inner);
            out.push(']');
            rest = after;
            continue;
        }
        let Some(code) = Code::parse(from) else {
            out.push('[');
            rest = &from[1..];
            continue;
        };
        let after = &from[code.len..];
        let close = format!("[/{}]", code.name);
        let enclosed = (!code.closing && !code.alone)
            .then(|| after.find(&close))
            .flatten();
        if code.closing {
            rest = after;
        } else if let Some(end) = enclosed {
            out.push_str(&enclosing(&code, &after[..end], own, deep, dropped));
            rest = &after[end + close.len()..];
        } else if code.is_surely_one() {
            out.push_str(&standing_alone(&code, own, dropped));
            rest = after;
        } else {
            out.push('[');
            rest = &from[1..];
        }
    }
    out.push_str(rest);
    out
}

struct Code<'a> {
    name: &'a str,
    attributes: &'a str,
    closing: bool,
    alone: bool,
    len: usize,
}

impl<'a> Code<'a> {
    /// Parses `[name …]`, `[name …/]` or `[/name]` at the start of `text`.
    fn parse(text: &'a str) -> Option<Self> {
        let end = closing_bracket(text)?;
        let inside = &text[1..end];
        let (closing, inside) = inside
            .strip_prefix('/')
            .map_or((false, inside), |inside| (true, inside));
        let (alone, inside) = inside
            .strip_suffix('/')
            .map_or((false, inside), |inside| (true, inside));
        let name_end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
        let (name, attributes) = inside.split_at(name_end.unwrap_or(inside.len()));
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase());
        let parted = attributes.is_empty() || attributes.starts_with(|c: char| c.is_whitespace());
        (is_name && parted && !name.is_empty()).then_some(Self {
            name,
            attributes,
            closing,
            alone,
            len: end + 1,
        })
    }

    /// True unless it may be plain words in brackets, which look like a
    /// shortcode without attributes.
    fn is_surely_one(&self) -> bool {
        const KNOWN: [&str; 8] = [
            "gallery", "audio", "video", "playlist", "embed", "more", "caption", "toc",
        ];
        self.attributes.contains('=')
            || self.alone
            || self.name.contains('_')
            || KNOWN.contains(&self.name)
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some(at) = rest.find(name) {
            let before = rest[..at].chars().next_back();
            let after = rest[at + name.len()..].trim_start();
            if before.is_none_or(char::is_whitespace)
                && let Some(value) = after.strip_prefix('=')
            {
                let value = value.trim_start();
                return Some(match value.chars().next() {
                    Some(quote @ ('"' | '\'')) => {
                        value[1..].split(quote).next().unwrap_or_default()
                    }
                    _ => value.split_whitespace().next().unwrap_or_default(),
                });
            }
            rest = &rest[at + name.len()..];
        }
        None
    }
}

/// Returns the position of the `]` that ends a shortcode, ignoring quoted ones.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices().skip(1) {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('"', None) => quote = Some(c),
            (']', None) => return Some(at),
            ('[' | '<', None) => return None,
            _ => {}
        }
    }
    None
}

fn enclosing(
    code: &Code,
    inside: &str,
    own: &[i64],
    deep: u32,
    dropped: &mut Vec<String>,
) -> String {
    match code.name {
        "caption" | "wp_caption" => {
            let (picture, words) = inside.split_at(end_of_picture(inside));
            let words = match words.trim() {
                "" => code.attribute("caption").unwrap_or_default(),
                words => words,
            };
            let words = without(words, own, deep + 1, dropped);
            format!(
                "\n\n<figure>{}<figcaption>{words}</figcaption></figure>\n\n",
                picture.trim()
            )
        }
        "embed" | "youtube" | "video" | "audio"
            if !inside.trim().is_empty() && !inside.contains('<') =>
        {
            format!("\n\n<iframe src=\"{}\"></iframe>\n\n", inside.trim())
        }
        "video" | "audio" => standing_alone(code, own, dropped),
        _ => without(inside, own, deep + 1, dropped),
    }
}

/// Returns the end of the first picture of a caption, including the link around
/// it; 0 if there is no picture.
fn end_of_picture(inside: &str) -> usize {
    let Some(picture) = inside.find("<img") else {
        // Another element with a caption.
        return inside.rfind("/>").map_or(0, |at| at + 2);
    };
    let Some(end) = end_of_tag(&inside[picture..]) else {
        return inside.len();
    };
    let end = picture + end;
    let rest = &inside[end..];
    let linked = rest.trim_start().strip_prefix("</a>");
    linked.map_or(end, |after| inside.len() - after.len())
}

/// Returns the position after the `>` of the tag at the start of `text`,
/// ignoring quoted ones.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('"' | '\'', None) => quote = Some(c),
            ('>', None) => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn standing_alone(code: &Code, own: &[i64], dropped: &mut Vec<String>) -> String {
    let left = match code.name {
        "gallery" => match code.attribute("ids").or_else(|| code.attribute("include")) {
            Some(ids) => gallery(ids.split(',').filter_map(|id| id.trim().parse().ok())),
            None => gallery(own.iter().copied()),
        },
        "vc_single_image" | "vc_gallery" => code
            .attribute("image")
            .or_else(|| code.attribute("images"))
            .map(|ids| gallery(ids.split(',').filter_map(|id| id.trim().parse().ok())))
            .unwrap_or_default(),
        "video" | "audio" | "embed" => ["src", "mp4", "mp3", "webm", "ogg", "m4a", "url"]
            .iter()
            .find_map(|name| code.attribute(name))
            .map(|url| format!("\n\n<iframe src=\"{url}\"></iframe>\n\n"))
            .unwrap_or_default(),
        _ => String::new(),
    };
    // These are layout only.
    let is_room = matches!(
        code.name,
        "more" | "toc" | "vc_empty_space" | "vc_separator" | "gallery"
    );
    if left.is_empty() && !is_room && !dropped.iter().any(|name| name == code.name) {
        dropped.push(code.name.to_owned());
    }
    left
}

fn gallery(ids: impl Iterator<Item = i64>) -> String {
    ids.fold(String::new(), |all, id| {
        all + "\n\n<figure><img data-attachment=\"" + &id.to_string() + "\"></figure>\n\n"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_become_figures() {
        let html = without_shortcodes(
            "[caption id=\"a\" width=\"300\"]<img src=\"x.jpg\" /> Lò gốm[/caption]",
            &[4],
        );
        assert_eq!(
            html.trim(),
            "<figure><img src=\"x.jpg\" /><figcaption>Lò gốm</figcaption></figure>"
        );
    }

    #[test]
    fn caption_follows_its_picture() {
        let figure = |inside: &str| {
            let html = without_shortcodes(&format!("[caption id=\"a\"]{inside}[/caption]"), &[]);
            html.trim().to_owned()
        };
        for (inside, picture, words) in [
            (
                "<img src=\"x\" /> a<br />b",
                "<img src=\"x\" />",
                "a<br />b",
            ),
            ("<img src=x> Lò <b>gốm</b>", "<img src=x>", "Lò <b>gốm</b>"),
            (
                "<a href=\"y\"><img alt=\"a > b\" src=\"x\"> </a> c <a href=\"z\">d</a>",
                "<a href=\"y\"><img alt=\"a > b\" src=\"x\"> </a>",
                "c <a href=\"z\">d</a>",
            ),
        ] {
            assert_eq!(
                figure(inside),
                format!("<figure>{picture}<figcaption>{words}</figcaption></figure>")
            );
        }
    }

    #[test]
    fn dropped_shortcodes_are_reported() {
        let mut dropped = Vec::new();
        let html = replaced(
            "a[playlist ids=\"1\"][vc_single_image image=\"60\"][vc_row x=\"1\"]b[/vc_row][poll_x /]",
            &[],
            &mut dropped,
        );
        assert!(html.contains("data-attachment=\"60\""), "{html}");
        assert_eq!(dropped, ["playlist", "poll_x"]);
    }

    #[test]
    fn galleries_name_their_pictures() {
        let html = without_shortcodes("a [gallery columns=\"2\" ids=\"7, 8,x\"] b", &[4]);
        assert_eq!(html.matches("data-attachment").count(), 2, "{html}");
        assert!(without_shortcodes("[gallery]", &[4]).contains("data-attachment=\"4\""));
    }

    #[test]
    fn embeds_become_iframes() {
        for text in [
            "[embed]https://v.example/1[/embed]",
            "[video mp4=\"https://v.example/1\"][/video]",
            "[audio src='https://v.example/1']",
        ] {
            assert!(
                without_shortcodes(text, &[4]).contains("<iframe src=\"https://v.example/1\">"),
                "{text}"
            );
        }
    }

    #[test]
    fn unknown_shortcodes_are_removed_and_their_text_kept() {
        assert_eq!(
            without_shortcodes(
                "[vc_row][vc_column width=\"1/2\"]Chữ[/vc_column][/vc_row]",
                &[4]
            ),
            "Chữ"
        );
        assert_eq!(
            without_shortcodes("a[contact-form-7 id=\"5\" title=\"x\"]b", &[4]),
            "ab"
        );
        assert_eq!(
            without_shortcodes("[box]một [b_x]hai[/b_x][/box]", &[4]),
            "một hai"
        );
    }

    #[test]
    fn double_brackets_print_a_shortcode() {
        assert_eq!(without_shortcodes("a [[gallery]] b", &[4]), "a [gallery] b");
    }

    #[test]
    fn deep_nesting_is_limited() {
        let (mut open, mut close) = (String::new(), String::new());
        for number in 0..20_000 {
            open = open + "[x" + &number.to_string() + " a=1]";
            close = close + "[/x" + &(19_999 - number).to_string() + "]";
        }
        assert!(without_shortcodes(&format!("{open}chữ{close}"), &[]).contains("chữ"));
    }

    #[test]
    fn plain_brackets_stay() {
        for text in [
            "theo [1]",
            "[sic]",
            "mảng [a, b]",
            "[",
            "[]",
            "[chưa rõ]",
            "a[0]",
        ] {
            assert_eq!(without_shortcodes(text, &[4]), text);
        }
    }
}
