//! The summary of a corrected article: a summary that was taken from the text
//! follows the text.

use crate::sanitize::Html;

/// Longest summary made from a first paragraph, in characters.
pub const LONGEST_SUMMARY: usize = 280;

/// The text from which a summary may have been taken.
#[derive(Clone, Copy, Debug)]
pub struct SummarySource<'a> {
    /// First paragraph, set in bold; may be empty.
    pub lead: &'a str,
    /// The text after it.
    pub body: &'a Html,
}

/// Returns the summary after a correction: unchanged if the corrected text still
/// starts with it, and else taken from the corrected text in the way in which it
/// was taken from the old one. `None` if it is a text of its own, which may
/// repeat the error.
///
/// A summary was taken from a text if it equals the lead, or is the beginning of
/// lead and body, or of the body. White space, Unicode's normal form and an
/// ellipsis at the end make no difference.
pub fn corrected_summary(
    summary: &str,
    old: SummarySource<'_>,
    new: SummarySource<'_>,
) -> Option<String> {
    let known = evened(summary);
    if known.is_empty() || (old.lead == new.lead && old.body == new.body) {
        return Some(summary.to_owned());
    }
    let taken_from = |text: &str| evened(text).starts_with(&known);
    if taken_from(&new.all()) || taken_from(&new.text()) {
        return Some(summary.to_owned());
    }
    let beginning = viet::excerpt(&old.beginning(), LONGEST_SUMMARY);
    if known == evened(old.lead) || known == evened(&beginning) {
        return Some(match new.lead {
            "" => viet::excerpt(&new.beginning(), LONGEST_SUMMARY),
            lead => lead.to_owned(),
        });
    }
    let length = summary.chars().count();
    if taken_from(&old.all()) {
        return Some(viet::excerpt(&new.all(), length));
    }
    taken_from(&old.text()).then(|| viet::excerpt(&new.text(), length))
}

impl SummarySource<'_> {
    /// Returns lead and body as text.
    fn all(self) -> String {
        format!("{} {}", self.lead, self.text())
    }

    /// Returns the body as text.
    fn text(self) -> String {
        self.body.to_text()
    }

    /// Returns the first paragraph of the body.
    fn beginning(self) -> String {
        let html = self.body.as_str();
        let paragraph = html
            .split_once("<p>")
            .and_then(|(_, rest)| rest.split_once("</p>"));
        viet::strip_tags(paragraph.map_or(html, |(paragraph, _)| paragraph))
    }
}

/// Returns a text in NFC with single spaces, without an ellipsis at its end.
fn evened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = viet::nfc(&words.join(" "));
    let end = text.trim_end_matches(['…', '.']).len();
    let cut = text[end..].contains('…') || text[end..].len() >= 3;
    match cut {
        true => text[..end].trim_end().to_owned(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "Sáng nay lò gốm có 12 thợ. Cả làng ra xem.";
    const NEW: &str = "Sáng nay lò gốm có 21 thợ. Cả làng ra xem.";

    fn corrected(summary: &str, old: (&str, &str), new: (&str, &str)) -> Option<String> {
        let (old_body, new_body) = (Html::clean(old.1), Html::clean(new.1));
        let source = |lead, body| SummarySource { lead, body };
        corrected_summary(summary, source(old.0, &old_body), source(new.0, &new_body))
    }

    fn by_lead(summary: &str) -> Option<String> {
        corrected(summary, (OLD, "<p>Hết.</p>"), (NEW, "<p>Hết.</p>"))
    }

    #[test]
    fn a_copy_of_the_lead_follows_it() {
        assert_eq!(by_lead(OLD).as_deref(), Some(NEW));
        let decomposed = "Sa\u{301}ng  nay\u{a0}lò gốm có 12 thợ. Cả làng ra xem. …";
        assert_eq!(by_lead(decomposed).as_deref(), Some(NEW));
    }

    #[test]
    fn a_beginning_of_the_lead_follows_it_at_its_length() {
        for cut in [
            "Sáng nay lò gốm có 12 thợ…",
            "Sáng nay lò gốm có 12 thợ...",
            "Sáng nay lò gốm có 12 th",
        ] {
            let now = by_lead(cut).unwrap();
            assert!(now.starts_with("Sáng nay lò gốm có 21"), "{now}");
            assert!(now.chars().count() <= cut.chars().count(), "{now}");
        }
        let both = format!("{OLD} Hết");
        let now = by_lead(&both).unwrap();
        assert!(now.starts_with("Sáng nay lò gốm có 21 thợ."), "{now}");
    }

    #[test]
    fn a_summary_before_the_error_is_unchanged() {
        assert_eq!(
            by_lead("Sáng nay lò gốm có").as_deref(),
            Some("Sáng nay lò gốm có")
        );
        assert_eq!(by_lead("").as_deref(), Some(""));
        let unchanged = corrected("Tóm tắt riêng.", (OLD, "<p>a</p>"), (OLD, "<p>a</p>"));
        assert_eq!(unchanged.as_deref(), Some("Tóm tắt riêng."));
    }

    #[test]
    fn without_a_lead_the_first_paragraph_is_followed() {
        let now = corrected(
            "Lò có 12 thợ.",
            ("", "<p>Lò có <b>12</b> thợ.</p><p>b</p>"),
            ("", "<p>Lò có <b>21</b> thợ.</p><p>b</p>"),
        );
        assert_eq!(now.as_deref(), Some("Lò có 21 thợ."));
        let removed = corrected(OLD, (OLD, "<p>Phần sau.</p>"), ("", "<p>Phần sau.</p>"));
        assert_eq!(removed.as_deref(), Some("Phần sau."));
    }

    #[test]
    fn a_text_of_its_own_is_not_followed() {
        assert_eq!(by_lead("Lò gốm có mười hai thợ."), None);
        let body = corrected("Lò có 12 thợ.", (OLD, "<p>a</p>"), (OLD, "<p>b</p>"));
        assert_eq!(body, None);
    }
}
