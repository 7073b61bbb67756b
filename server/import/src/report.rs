//! The report of an import.

use std::fmt;

use crate::plain_text::plain_text;
use crate::wxr_element::Item;

/// Longest title in a line of the report, in characters.
const TITLE: usize = 60;

/// Numbers of items of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records that were new.
    pub added: u64,
    /// Records whose content was updated.
    pub updated: u64,
    /// Records whose content was the same.
    pub unchanged: u64,
    /// Not imported; the lines below the table say why.
    pub skipped: u64,
}

impl Tally {
    /// Counts a removal if it removed anything.
    pub(crate) fn count_change(&mut self, outcome: &store::Outcome) {
        if let store::Outcome::Updated(_) = outcome {
            self.updated += 1;
        }
    }

    /// Counts the outcome of a write.
    pub(crate) fn count(&mut self, outcome: &store::Outcome) {
        match outcome {
            store::Outcome::Added(_) => self.added += 1,
            store::Outcome::Updated(_) | store::Outcome::TextKept(_) => self.updated += 1,
            store::Outcome::Unchanged(_) => self.unchanged += 1,
        }
    }
}

/// The result of an import: printed as a table, and a line for each item that
/// was skipped or changed.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Articles.
    pub articles: Tally,
    /// Pages that are not articles.
    pub pages: Tally,
    /// Sections, topics, authors, desks.
    pub names: Tally,
    /// Records of pictures.
    pub pictures: Tally,
    /// Approved comments.
    pub comments: Tally,
    /// Redirects from old addresses.
    pub redirects: Tally,
    /// Menus, revisions and other items that WordPress or a plugin stores as posts.
    pub others: Tally,
    /// Articles and pages that are not public, as on the old site.
    pub unpublished: u64,
    /// Pictures whose files this run imported or found in the paper.
    pub pictures_had: u64,
    /// Pictures whose files could not be imported; each has a line.
    pub pictures_failed: u64,
    /// Demo articles that were removed.
    pub demo_removed: u32,
    /// Items that an earlier, interrupted run had written.
    pub resumed_after: u64,
    /// One line for each item that was skipped, changed or is not public, with the
    /// reason; those of an interrupted run included.
    pub remarks: Vec<String>,
}

impl Report {
    /// Returns the number of records that this run added or updated.
    pub fn written(&self) -> u64 {
        let tallies = self.tallies();
        tallies
            .iter()
            .map(|(_, tally)| tally.added + tally.updated)
            .sum()
    }

    /// Adds a line about an item of the export.
    pub(crate) fn remark(&mut self, item: &Item, words: &str) {
        let title = viet::excerpt(&plain_text(&item.title), TITLE);
        let Item { line, id, .. } = item;
        self.remarks
            .push(format!("line {line}, post {id} ({title}): {words}"));
    }

    fn tallies(&self) -> [(&'static str, Tally); 7] {
        [
            ("articles", self.articles),
            ("pages", self.pages),
            ("names", self.names),
            ("pictures", self.pictures),
            ("comments", self.comments),
            ("redirects", self.redirects),
            ("others", self.others),
        ]
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:<12}{:>10}{:>10}{:>10}{:>10}",
            "", "added", "updated", "unchanged", "skipped"
        )?;
        for (name, tally) in self.tallies() {
            let Tally {
                added,
                updated,
                unchanged,
                skipped,
            } = tally;
            write!(
                f,
                "\n{name:<12}{added:>10}{updated:>10}{unchanged:>10}{skipped:>10}"
            )?;
        }
        write!(f, "\nnot public: {}", self.unpublished)?;
        write!(f, "\npictures with files: {}", self.pictures_had)?;
        if self.pictures_failed > 0 {
            write!(f, ", failed: {}", self.pictures_failed)?;
        }
        let pictures = self.pictures.added + self.pictures.updated + self.pictures.unchanged;
        if self.pictures_had == 0 && self.pictures_failed == 0 && pictures > 0 {
            f.write_str(" (run again with --media DIR or --fetch-media to import the files)")?;
        }
        if self.demo_removed > 0 {
            write!(f, "\ndemo articles removed: {}", self.demo_removed)?;
        }
        if self.resumed_after > 0 {
            write!(
                f,
                "\nresumed after item {} of an interrupted run",
                self.resumed_after
            )?;
        }
        for remark in &self.remarks {
            write!(f, "\n  {remark}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_is_a_table_with_remarks_below() {
        let report = Report {
            articles: Tally {
                added: 26,
                skipped: 1,
                ..Tally::default()
            },
            pictures: Tally {
                added: 1,
                ..Tally::default()
            },
            resumed_after: 100,
            remarks: vec!["line 7, post 9 (Nháp): skipped: its status is trash".to_owned()],
            ..Report::default()
        };
        let printed = report.to_string();
        let lines: Vec<&str> = printed.lines().collect();
        assert_eq!(
            lines[0].split_whitespace().collect::<Vec<_>>(),
            ["added", "updated", "unchanged", "skipped"]
        );
        assert_eq!(
            lines[1].split_whitespace().collect::<Vec<_>>(),
            ["articles", "26", "0", "0", "1"]
        );
        assert!(
            printed.contains("--fetch-media") && printed.contains("after item 100"),
            "{printed}"
        );
        assert!(
            printed.ends_with("\n  line 7, post 9 (Nháp): skipped: its status is trash"),
            "{printed}"
        );
        assert_eq!(report.written(), 27);
    }
}
