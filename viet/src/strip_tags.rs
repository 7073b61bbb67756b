//! The words of cleaned HTML, without its tags.

/// The text of HTML that a cleaner or a renderer wrote; a tag parts words as a
/// space does, a tag that is never closed reaches to the end. The names of
/// signs are those that such programs write: `&lt;`, `&gt;`, `&quot;`,
/// `&nbsp;` and `&amp;`.
///
/// The search index of the server and that of a reader's device are made of
/// what this returns, so that both hold the same words.
///
/// ```
/// assert_eq!(viet::plain("<p>Gốm &amp; <b>sứ</b></p>"), " Gốm &  sứ  ");
/// ```
#[must_use]
pub fn plain(html: &str) -> String {
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
    // `&amp;` last: it may stand before the others' names.
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
    fn tags_part_words_and_go() {
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
            assert_eq!(plain(html), text, "{html}");
        }
    }
}
