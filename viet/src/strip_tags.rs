//! The text of cleaned HTML, without its tags.

/// Returns the text of HTML that a sanitizer or renderer wrote. Each tag becomes
/// a space; an unclosed tag reaches to the end. Only the entities that such
/// programs write are decoded: `&lt;`, `&gt;`, `&quot;`, `&nbsp;` and `&amp;`.
///
/// The server and a reader's device index the result for search, so that both
/// find the same words.
///
/// ```
/// assert_eq!(viet::strip_tags("<p>Gốm &amp; <b>sứ</b></p>"), " Gốm &  sứ  ");
/// ```
#[must_use]
pub fn strip_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let Some((_, behind)) = tag.split_once('>') else {
            rest = "";
            break;
        };
        text.push(' ');
        rest = behind;
    }
    text.push_str(rest);
    if !text.contains('&') {
        return text;
    }
    // `&amp;` comes last: it may precede the name of another entity.
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_spaces() {
        for (html, text) in [
            ("", ""),
            ("a > b", "a > b"),
            ("<p>a<br>b</p>", " a b "),
            ("a<b <c>d", "a d"),
            ("a<b", "a"),
            ("&amp;lt;p&amp;gt; &lt;b&gt;", "&lt;p&gt; <b>"),
            ("5&nbsp;km &quot;x&quot;", "5\u{a0}km \"x\""),
            ("&eacute; & x", "&eacute; & x"),
        ] {
            assert_eq!(strip_tags(html), text, "{html}");
        }
    }
}
