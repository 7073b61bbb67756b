//! The graph of uses between files, and its circles.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

/// A directed graph of files; each edge has the names that are used.
#[derive(Default)]
pub struct Graph {
    edges: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
}

/// A shortest path from a file back to itself.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Circle {
    first: String,
    /// The files after `first`, each with the names that its predecessor uses; the last is `first` again.
    steps: Vec<(String, Vec<String>)>,
}

impl Graph {
    /// Records that `from` uses `name`, which `to` defines.
    pub fn add(&mut self, from: &str, to: &str, name: &str) {
        if from != to {
            let uses = self.edges.entry(from.to_owned()).or_default();
            let names = uses.entry(to.to_owned()).or_default();
            names.insert(name.to_owned());
        }
    }

    /// Returns, for every edge that lies on a circle, a shortest one through it; shortest first.
    pub fn circles(&self) -> Vec<Circle> {
        let mut found = BTreeSet::new();
        for (from, uses) in &self.edges {
            for to in uses.keys() {
                if let Some(back) = self.shortest(to, from) {
                    found.insert(self.circle(back));
                }
            }
        }
        let mut circles: Vec<_> = found.into_iter().collect();
        circles.sort_by_key(|circle| circle.steps.len());
        circles
    }

    /// Returns the files on a shortest way between two files, both included.
    fn shortest<'a>(&'a self, from: &'a str, to: &str) -> Option<Vec<&'a str>> {
        let mut previous: BTreeMap<&str, &str> = BTreeMap::new();
        let mut queue = VecDeque::from([from]);
        while let Some(file) = queue.pop_front() {
            if file == to {
                let mut way = vec![file];
                while let Some(before) = way.last().and_then(|last| previous.get(last)) {
                    way.push(before);
                }
                way.reverse();
                return Some(way);
            }
            for next in self.edges.get(file).into_iter().flat_map(BTreeMap::keys) {
                if next != from && !previous.contains_key(next.as_str()) {
                    previous.insert(next, file);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// Turns files, the last of which uses the first, into a circle that starts at the smallest name.
    fn circle(&self, mut files: Vec<&str>) -> Circle {
        let smallest = files.iter().min().copied();
        let index = files.iter().position(|file| Some(*file) == smallest);
        files.rotate_left(index.unwrap_or_default());
        let names = |from: &str, to: &str| -> Vec<String> {
            let names = self.edges.get(from).and_then(|uses| uses.get(to));
            names.into_iter().flatten().cloned().collect()
        };
        let targets = files.iter().cycle().skip(1);
        let steps = files
            .iter()
            .zip(targets)
            .map(|(from, to)| ((*to).to_owned(), names(from, to)))
            .collect();
        Circle {
            first: files.first().copied().unwrap_or_default().to_owned(),
            steps,
        }
    }
}

impl fmt::Display for Circle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.first)?;
        for (file, names) in &self.steps {
            write!(out, " -> {file} ({})", names.join(", "))?;
        }
        Ok(())
    }
}
