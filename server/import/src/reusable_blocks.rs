//! Reusable blocks: stored once on the old site and shown in many posts (`<!--
//! wp:block {"ref":50} /-->`).

use std::borrow::Cow;
use std::collections::HashMap;

use crate::wxr_element::Item;

/// Largest number of inserted blocks per text: blocks that refer to each other
/// twice double with each level.
const MOST: u32 = 200;

const BEGIN: &str = "<!-- wp:block ";

/// The texts of reusable blocks, by number.
#[derive(Debug, Default)]
pub(crate) struct ReusableBlocks {
    texts: HashMap<i64, String>,
}

impl ReusableBlocks {
    pub(crate) fn learn(&mut self, item: &Item) {
        self.texts.insert(item.number(), item.content.clone());
    }

    /// Returns `content` with the text of every block that it refers to; a
    /// block that refers to itself is inserted once.
    pub(crate) fn expanded<'a>(&self, content: &'a str) -> Cow<'a, str> {
        if self.texts.is_empty() || !content.contains(BEGIN) {
            return Cow::Borrowed(content);
        }
        let mut out = String::with_capacity(content.len());
        self.expand(content, &mut Vec::new(), &mut MOST.clone(), &mut out);
        Cow::Owned(out)
    }

    fn expand(&self, content: &str, above: &mut Vec<i64>, left: &mut u32, out: &mut String) {
        let mut rest = content;
        while let Some(at) = rest.find(BEGIN) {
            let inside = &rest[at + BEGIN.len()..];
            let Some((named, after)) = inside.split_once("-->") else {
                break;
            };
            out.push_str(&rest[..at]);
            rest = after;
            let Some((number, text)) = number_of(named)
                .and_then(|number| self.texts.get(&number).map(|text| (number, text)))
                .filter(|(number, _)| !above.contains(number) && *left > 0)
            else {
                continue;
            };
            *left -= 1;
            above.push(number);
            self.expand(text, above, left, out);
            above.pop();
        }
        out.push_str(rest);
    }
}

/// Returns the number in `{"ref":50} /`.
fn number_of(named: &str) -> Option<i64> {
    let json = named.trim().trim_end_matches('/').trim_end();
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    value.get("ref")?.as_i64()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(blocks: &[(i64, &str)]) -> ReusableBlocks {
        let mut reusable = ReusableBlocks::default();
        for (id, content) in blocks {
            reusable.learn(&Item {
                id: id.to_string(),
                content: (*content).to_owned(),
                ..Item::default()
            });
        }
        reusable
    }

    #[test]
    fn block_is_inserted_where_it_is_referenced() {
        let known = known(&[(50, "<p>b</p>")]);
        let content =
            "<p>a</p><!-- wp:block {\"ref\":50} /--><p>c</p><!-- wp:block {\"ref\":51} /-->";
        assert_eq!(known.expanded(content), "<p>a</p><p>b</p><p>c</p>");
    }

    #[test]
    fn recursive_blocks_are_limited() {
        let twice = "x<!-- wp:block {\"ref\":2} /--><!-- wp:block {\"ref\":2} /-->";
        let circle = known(&[(1, twice), (2, "y<!-- wp:block {\"ref\":1} /-->")]);
        assert_eq!(circle.expanded("<!-- wp:block {\"ref\":1} /-->"), "xyy");
        let doubling: Vec<(i64, String)> = (1..40)
            .map(|id| {
                let next = format!("<!-- wp:block {{\"ref\":{}}} /-->", id + 1);
                (id, format!("x{next}{next}"))
            })
            .collect();
        let doubling: Vec<(i64, &str)> = doubling.iter().map(|(id, text)| (*id, &**text)).collect();
        let all = known(&doubling);
        assert!(all.expanded("<!-- wp:block {\"ref\":1} /-->").len() < 1000);
    }
}
