//! What becomes of an item, before anything of it is written.

use store::Change;

use super::Taking;
use crate::attachments::{FileKey, is_picture};
use crate::mapping::{Draft, PageDraft, is_public, is_thrown_away, origin_of};
use crate::markup::Text;
use crate::wxr_element::Item;

/// What an item becomes.
pub(super) enum Drafted {
    Article(Box<Draft>),
    Page(Box<PageDraft>),
    Picture(FileKey),
}

impl Drafted {
    pub(super) fn text(&self) -> Option<&Text> {
        match self {
            Self::Article(draft) => Some(&draft.text),
            Self::Page(draft) => Some(&draft.text),
            Self::Picture(_) => None,
        }
    }
}

impl Taking<'_> {
    pub(super) fn remark(&mut self, item: &Item, words: &str) {
        self.report.remarks.push(line(item, words));
    }

    /// What an item becomes; `None` where it is left out.
    pub(super) fn draft(&mut self, item: &Item) -> Option<Drafted> {
        if !self.seen.insert(item.number()) {
            self.skip(
                item,
                "its number stands twice in the file; the first was taken",
            );
            return None;
        }
        if is_thrown_away(item) {
            self.skip(item, &format!("it is {}", item.status));
            self.hide(item, true, true);
            return None;
        }
        // What was a page before may be an article now, and the reverse.
        match item.kind.as_str() {
            "post" => self.hide(item, false, true),
            "page" => self.hide(item, true, false),
            _ => {}
        }
        let drafted = match item.kind.as_str() {
            "post" => Drafted::Article(Box::new(Draft::of(item, self.survey))),
            "page" => Drafted::Page(Box::new(PageDraft::of(item, self.survey))),
            "attachment" => match self.survey.attachments.numbered(item.number()) {
                Some(file) if is_picture(&file.key) => return Some(Drafted::Picture(file)),
                Some(_) => {
                    self.skip(item, "it is no picture; the paper keeps no other files");
                    return None;
                }
                None => {
                    self.skip(item, "it names no file (wp:attachment_url)");
                    return None;
                }
            },
            "wp_block" => {
                self.skip(item, "it is a block: its text stands where texts show it");
                return None;
            }
            kind => {
                let reason = format!("it is a {kind}, which this paper has not");
                self.skip(item, &reason);
                return None;
            }
        };
        if !is_public(item) {
            let reason = if item.password.is_empty() {
                item.status.as_str()
            } else {
                "behind a password"
            };
            self.remark(
                item,
                &format!("taken, but kept from readers: it is {reason}"),
            );
            self.report.unpublished += 1;
        }
        if let Some(text) = drafted.text() {
            if !text.left_there.is_empty() {
                let files = text.left_there.join(", ");
                let words = format!("links to files that stay on the old site: {files}");
                self.remark(item, &words);
            }
            if !text.dropped.is_empty() {
                let names = text.dropped.join("], [");
                self.remark(item, &format!("left out of its text: [{names}]"));
            }
        }
        Some(drafted)
    }

    /// Takes back what an earlier run showed under the item's origin.
    fn hide(&mut self, item: &Item, article: bool, page: bool) {
        if self.numbers.is_fresh() || !matches!(item.kind.as_str(), "post" | "page") {
            return;
        }
        let origin = origin_of(item, self.survey);
        if article {
            self.hidden.push(Change::HideArticle(origin.clone()));
        }
        if page {
            self.hidden.push(Change::HidePage(origin));
        }
    }

    fn skip(&mut self, item: &Item, reason: &str) {
        match item.kind.as_str() {
            "post" => self.report.articles.skipped += 1,
            "page" => self.report.pages.skipped += 1,
            "attachment" => self.report.pictures.skipped += 1,
            _ => self.report.others.skipped += 1,
        }
        self.remark(item, &format!("left out: {reason}"));
    }
}

fn line(item: &Item, words: &str) -> String {
    let title = viet::excerpt(&crate::markup::words_of(&item.title), 60);
    format!("line {}, post {} ({title}): {words}", item.line, item.id)
}
