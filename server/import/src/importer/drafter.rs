//! Converts an item to a record of the paper, before any of it is written.

use std::collections::HashSet;
use std::time::{SystemTime, UNIX_EPOCH};

use store::{Change, Timestamp};
use viet::date::LocalTime;

use crate::Report;
use crate::attachments::{FileKey, is_picture};
use crate::dates::moment;
use crate::mapping::{Draft, PageDraft, origin_of};
use crate::markup::Text;
use crate::scan::Scan;
use crate::wxr_element::Item;

/// The result of converting an item.
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

/// Converts the items of an export one after the other.
pub(super) struct Drafter<'a> {
    scan: &'a Scan,
    /// True if the store was empty before this run.
    is_fresh: bool,
    /// Numbers of the items seen so far.
    seen: HashSet<i64>,
    /// Changes that hide what earlier runs published and readers may no longer
    /// see.
    hidden: Vec<Change>,
}

impl<'a> Drafter<'a> {
    pub(super) fn new(scan: &'a Scan, is_fresh: bool) -> Self {
        Self {
            scan,
            is_fresh,
            seen: HashSet::new(),
            hidden: Vec::new(),
        }
    }

    /// Marks an item as seen that an earlier run has written.
    pub(super) fn skip_written(&mut self, item: &Item) {
        self.seen.insert(item.number());
    }

    /// Returns the changes that hide what earlier runs published, and clears
    /// them.
    pub(super) fn take_hidden(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.hidden)
    }

    /// Converts an item; `None` if it is left out.
    pub(super) fn draft(&mut self, item: &Item, report: &mut Report) -> Option<Drafted> {
        if !self.seen.insert(item.number()) {
            let reason = "its number occurs twice in the file; the first item was imported";
            skip(item, reason, report);
            return None;
        }
        if item.is_discarded() {
            skip(item, &format!("its status is {}", item.status), report);
            self.hide(item, true, true);
            return None;
        }
        // An item may have changed from page to article, or from article to
        // page.
        match item.kind.as_str() {
            "post" => self.hide(item, false, true),
            "page" => self.hide(item, true, false),
            _ => {}
        }
        match self.convert(item) {
            Ok(drafted) => {
                if let Some(text) = drafted.text() {
                    note_unpublished(item, report);
                    note_losses(item, text, report);
                }
                Some(drafted)
            }
            Err(reason) => {
                skip(item, &reason, report);
                None
            }
        }
    }

    /// Converts an item; the error is the reason to leave it out.
    fn convert(&self, item: &Item) -> Result<Drafted, String> {
        match item.kind.as_str() {
            "post" => Ok(Drafted::Article(Box::new(Draft::of(item, self.scan)))),
            "page" => Ok(Drafted::Page(Box::new(PageDraft::of(item, self.scan)))),
            "attachment" => match self.scan.attachments.numbered(item.number()) {
                Some(file) if is_picture(&file.key) => Ok(Drafted::Picture(file)),
                Some(_) => Err("it is not a picture; other files are not imported".to_owned()),
                None => Err("it names no file (wp:attachment_url)".to_owned()),
            },
            "wp_block" => {
                Err("it is a reusable block: its text is in the texts that show it".to_owned())
            }
            kind => Err(format!("items of type {kind} are not imported")),
        }
    }

    /// Hides what an earlier run published under the item's origin.
    fn hide(&mut self, item: &Item, article: bool, page: bool) {
        if self.is_fresh || !matches!(item.kind.as_str(), "post" | "page") {
            return;
        }
        let origin = origin_of(item, self.scan);
        if article {
            self.hidden.push(Change::HideArticle(origin.clone()));
        }
        if page {
            self.hidden.push(Change::HidePage(origin));
        }
    }
}

/// Reports an item that readers may not see, or not yet.
fn note_unpublished(item: &Item, report: &mut Report) {
    if item.is_public() {
        let at = moment(&item.date_gmt, &item.date, &item.pub_date);
        if let Some(Timestamp(at)) = at.filter(|at| item.kind == "post" && is_future(*at)) {
            let at = LocalTime::at(at).iso();
            report.remark(item, &format!("it is scheduled and appears at {at}"));
        }
        return;
    }
    let reason = if item.password.is_empty() {
        format!("its status is {}", item.status)
    } else {
        "it is protected by a password".to_owned()
    };
    report.remark(item, &format!("imported, but not public: {reason}"));
    report.unpublished += 1;
}

fn is_future(at: Timestamp) -> bool {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.unwrap_or_default().as_secs();
    u64::try_from(at.0).is_ok_and(|at| at > now)
}

/// Reports links to files that are not imported, and shortcodes that were dropped.
fn note_losses(item: &Item, text: &Text, report: &mut Report) {
    if !text.left_there.is_empty() {
        let files = text.left_there.join(", ");
        let words = format!("links to files that stay on the old site: {files}");
        report.remark(item, &words);
    }
    if !text.dropped.is_empty() {
        let names = text.dropped.join("], [");
        report.remark(
            item,
            &format!("shortcodes removed from its text: [{names}]"),
        );
    }
}

/// Counts and reports an item that is left out.
fn skip(item: &Item, reason: &str, report: &mut Report) {
    match item.kind.as_str() {
        "post" => report.articles.skipped += 1,
        "page" => report.pages.skipped += 1,
        "attachment" => report.pictures.skipped += 1,
        _ => report.others.skipped += 1,
    }
    report.remark(item, &format!("skipped: {reason}"));
}
