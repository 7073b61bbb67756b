//! Summaries: which ones a source has cut off, and how a summary that was taken
//! from the text follows a correction of the text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::sanitize::Html;

/// Fewest incomplete summaries of one length that show where a source cuts.
const LEAST_AT_CUT: u32 = 3;

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

/// Returns an imported summary as teasers show it. `paragraphs` are those of the
/// article's lead and body, `at_cut` tells that the summary has the length at
/// which its source cuts summaries ([`SummaryLengths::cut_length`]).
///
/// A summary was cut off if it is no complete sentence and is the beginning of
/// the text, up to a place inside a paragraph, or has that length. It is then
/// shown to its last whole word, with an ellipsis. Any other is unchanged.
pub fn shown_summary<'a>(summary: &'a str, paragraphs: &[String], at_cut: bool) -> Cow<'a, str> {
    if viet::is_complete(summary) {
        return Cow::Borrowed(summary);
    }
    let known = evened(summary);
    let mut text = String::new();
    for paragraph in paragraphs {
        if !text.is_empty() && text.len() <= known.len() {
            text.push(' ');
        }
        text.push_str(&evened_spaces(paragraph));
        if text == known {
            break;
        }
        if let Some(rest) = text.strip_prefix(&known) {
            let inside = rest.starts_with(char::is_alphanumeric);
            let whole = match known.rsplit_once(' ') {
                Some((before, _)) if inside => before,
                _ => &known,
            };
            // A space at the end says that the last word is whole.
            let shown = viet::whole_words(&format!("{whole} ")).into_owned();
            return Cow::Owned(shown.trim_end().to_owned());
        }
        if !known.starts_with(&text) {
            break;
        }
    }
    if at_cut {
        return viet::whole_words(summary);
    }
    Cow::Borrowed(summary)
}

/// The lengths of the incomplete summaries of a source.
#[derive(Debug, Default)]
pub struct SummaryLengths(BTreeMap<usize, u32>);

impl SummaryLengths {
    /// Adds a summary, with the initials of a desk if the source has them there.
    pub fn add(&mut self, summary: &str) {
        if !viet::is_complete(summary) {
            *self.0.entry(summary.chars().count()).or_default() += 1;
        }
    }

    /// Returns the length, in characters, at which the source cuts summaries:
    /// at least three have it, and hardly any is longer.
    pub fn cut_length(&self) -> Option<usize> {
        let mut longer = 0;
        for (length, count) in self.0.iter().rev() {
            if *count >= LEAST_AT_CUT && longer * LEAST_AT_CUT <= *count {
                return Some(*length);
            }
            longer += count;
        }
        None
    }
}

/// Returns a text in NFC with single spaces.
fn evened_spaces(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    viet::nfc(&words.join(" "))
}

/// Returns a text in NFC with single spaces, without an ellipsis at its end.
fn evened(text: &str) -> String {
    let text = evened_spaces(text);
    let end = text.trim_end_matches(['…', '.']).len();
    let cut = text[end..].contains('…') || text[end..].len() >= 3;
    if cut {
        text[..end].trim_end().to_owned()
    } else {
        text
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

    fn shown(summary: &str, paragraphs: &[&str]) -> String {
        let paragraphs: Vec<String> = paragraphs.iter().map(|it| (*it).to_owned()).collect();
        shown_summary(summary, &paragraphs, false).into_owned()
    }

    #[test]
    fn a_summary_of_its_own_is_shown_as_written() {
        for own in [
            "Nghề gốm hồi sinh ở làng cổ",
            "Nhận bài đến 15/3",
            "Lễ hội ở Hà Nội",
            "Xem thêm…",
        ] {
            assert_eq!(shown(own, &["Một bài khác.", "Hết."]), own);
        }
    }

    #[test]
    fn a_beginning_of_the_text_is_shown_to_its_last_whole_word() {
        let text = ["Làng nghề có một hệ thống cống mới, dài 3 km.", "Hết."];
        assert_eq!(
            shown("Làng nghề có một hệ thống c", &text),
            "Làng nghề có một hệ thống…"
        );
        assert_eq!(
            shown("Làng nghề  có một hệ thống", &text),
            "Làng nghề có một hệ thống…"
        );
        assert_eq!(
            shown("Làng nghề có một hệ thống cống mới,", &text),
            "Làng nghề có một hệ thống cống mới…"
        );
        let across = "Làng nghề có một hệ thống cống mới, dài 3 km. Hế";
        assert_eq!(
            shown(across, &text),
            "Làng nghề có một hệ thống cống mới, dài 3 km."
        );
    }

    #[test]
    fn whole_paragraphs_are_shown_as_written() {
        let text = ["Nghề gốm hồi sinh", "ở làng cổ", "Sáng nay có lễ hội."];
        for whole in ["Nghề gốm hồi sinh", "Nghề gốm hồi sinh ở làng cổ"] {
            assert_eq!(shown(whole, &text), whole);
        }
    }

    #[test]
    fn a_source_that_cuts_at_a_length_is_recognised() {
        let mut lengths = SummaryLengths::default();
        for word in ["a", "b", "c"] {
            lengths.add(&format!("{word} hệ thống c"));
        }
        lengths.add("Ngắn");
        lengths.add("Một câu trọn vẹn và dài hơn.");
        assert_eq!(lengths.cut_length(), Some(12));
        assert_eq!(shown_summary("a hệ thống c", &[], true), "a hệ thống…");
        let body = ["a hệ thống c".to_owned()];
        assert_eq!(shown_summary("a hệ thống c", &body, true), "a hệ thống…");
        let mut varied = SummaryLengths::default();
        for length in 20..60 {
            varied.add(&"a".repeat(length));
            varied.add(&"b".repeat(length - length % 7));
        }
        assert_eq!(varied.cut_length(), None, "{varied:?}");
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
