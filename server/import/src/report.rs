//! What became of everything in an export.

use std::fmt;

/// How many of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// New in the paper.
    pub added: u64,
    /// There before and different.
    pub updated: u64,
    /// There before just so.
    pub unchanged: u64,
    /// Left out; the lines below the table say why.
    pub skipped: u64,
}

impl Tally {
    /// Counts what was taken away, where there was anything.
    pub(crate) fn count_change(&mut self, outcome: &store::Outcome) {
        if let store::Outcome::Updated(_) = outcome {
            self.updated += 1;
        }
    }

    pub(crate) fn count(&mut self, outcome: &store::Outcome) {
        match outcome {
            store::Outcome::Added(_) => self.added += 1,
            store::Outcome::Updated(_) | store::Outcome::TextKept(_) => self.updated += 1,
            store::Outcome::Unchanged(_) => self.unchanged += 1,
        }
    }
}

/// The end of an import, printed as a table and one line for each thing that
/// was not simply taken.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Articles.
    pub articles: Tally,
    /// Pages beside the articles.
    pub pages: Tally,
    /// Sections, topics, authors, desks.
    pub names: Tally,
    /// Pictures and their records.
    pub pictures: Tally,
    /// Approved comments.
    pub comments: Tally,
    /// Old addresses that lead to new ones.
    pub redirects: Tally,
    /// Menus, revisions and whatever else a plugin keeps as a post.
    pub others: Tally,
    /// Articles and pages that are kept from readers, as on the old site.
    pub unpublished: u64,
    /// Pictures whose files the paper has from this run.
    pub pictures_had: u64,
    /// Pictures that were looked for in vain; each has its line.
    pub pictures_failed: u64,
    /// Articles of the demo that left for this paper.
    pub demo_removed: u32,
    /// Items of an earlier run that was cut, not read again.
    pub resumed_after: u64,
    /// One line each: what was left out or kept from readers, and why; those
    /// of a run that was cut among them.
    pub remarks: Vec<String>,
}

impl Report {
    /// Everything that this run wrote anew or changed.
    pub fn written(&self) -> u64 {
        let tallies = self.tallies();
        tallies
            .iter()
            .map(|(_, tally)| tally.added + tally.updated)
            .sum()
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
            "", "taken", "updated", "unchanged", "skipped"
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
        write!(f, "\nkept from readers: {}", self.unpublished)?;
        write!(f, "\npictures with files: {}", self.pictures_had)?;
        if self.pictures_failed > 0 {
            write!(f, ", not to be had: {}", self.pictures_failed)?;
        }
        let pictures = self.pictures.added + self.pictures.updated + self.pictures.unchanged;
        if self.pictures_had == 0 && self.pictures_failed == 0 && pictures > 0 {
            f.write_str(" (run again with --media DIR or --fetch-media to bring them)")?;
        }
        if self.demo_removed > 0 {
            write!(f, "\nremoved articles of the demo: {}", self.demo_removed)?;
        }
        if self.resumed_after > 0 {
            write!(
                f,
                "\nwent on after item {} of a run that was cut",
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
    fn a_table_then_the_lines() {
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
            remarks: vec!["line 7, post 9 (Nháp): left out: it is trash".to_owned()],
            ..Report::default()
        };
        let printed = report.to_string();
        let lines: Vec<&str> = printed.lines().collect();
        assert_eq!(
            lines[0].split_whitespace().collect::<Vec<_>>(),
            ["taken", "updated", "unchanged", "skipped"]
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
            printed.ends_with("\n  line 7, post 9 (Nháp): left out: it is trash"),
            "{printed}"
        );
        assert_eq!(report.written(), 27);
    }
}
