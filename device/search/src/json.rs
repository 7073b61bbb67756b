//! A page of search results as JSON, for the script that shows it.

use std::fmt::Write;

use viet::search::Piece;

use crate::answer::{Page, SearchHit};

/// Returns the whole page as JSON.
pub(crate) fn page(page: &Page<'_>) -> String {
    let mut out = String::from("{\"finds\":");
    list(&mut out, &page.hits, hit);
    out.push_str(",\"next\":");
    text(
        &mut out,
        &page.next.map(|it| it.to_string()).unwrap_or_default(),
    );
    out.push_str(",\"meant\":");
    text(&mut out, page.did_you_mean.as_deref().unwrap_or_default());
    if let Some(province) = &page.province {
        out.push_str(",\"province\":");
        text(&mut out, province.name);
        out.push_str(",\"others\":");
        text(&mut out, &province.others.join(", "));
        add(&mut out, format_args!(",\"old\":{}", province.is_old));
    }
    add(
        &mut out,
        format_args!(
            ",\"filtered\":{},\"empty\":{},\"articles\":{}}}",
            page.filtered_out, page.is_empty, page.articles
        ),
    );
    out
}

fn hit(out: &mut String, hit: &SearchHit<'_>) {
    let article = hit.article;
    add(out, format_args!("{{\"id\":{},\"path\":", article.id));
    text(out, &article.path);
    out.push_str(",\"iso\":");
    text(out, &viet::date::LocalTime::at(article.at).iso());
    out.push_str(",\"time\":");
    text(out, &article.time);
    out.push_str(",\"title\":");
    list(out, &hit.title, piece);
    out.push_str(",\"said\":");
    list(out, &hit.snippet, piece);
    out.push('}');
}

/// Writes a text; a searched word is an array with the text.
fn piece(out: &mut String, piece: &Piece) {
    if piece.hit {
        out.push('[');
        text(out, &piece.text);
        out.push(']');
    } else {
        text(out, &piece.text);
    }
}

fn list<T>(out: &mut String, all: &[T], each: impl Fn(&mut String, &T)) {
    out.push('[');
    for (nth, one) in all.iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        each(out, one);
    }
    out.push(']');
}

fn text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c < ' ' => add(out, format_args!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn add(out: &mut String, what: std::fmt::Arguments<'_>) {
    out.write_fmt(what)
        .expect("writing into a string cannot fail");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_encoded() {
        let mut out = String::new();
        text(&mut out, "a\"b\\c\nd\u{1}ố");
        assert_eq!(out, "\"a\\\"b\\\\c\\u000ad\\u0001ố\"");
        out.clear();
        let hit = |hit| Piece {
            text: "x".into(),
            hit,
        };
        list(&mut out, &[hit(false), hit(true)], piece);
        assert_eq!(out, "[\"x\",[\"x\"]]");
    }
}
