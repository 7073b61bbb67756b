//! What has changed between two versions of a text: by block, and by syllable inside a
//! block.

use std::ops::Range;

/// Longer pairs of texts are compared only at their ends: the table has this many cells.
const LARGEST_TABLE: usize = 400_000;
/// From this share of common syllables on, a block is another version of a block.
const ALIKE: f64 = 0.4;

/// A block of a text: a paragraph, a heading, a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Name of its element.
    pub(super) name: String,
    /// Its HTML.
    pub(super) html: String,
    /// Its text.
    pub(super) text: String,
}

/// Where a block of the new version comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The old block with this number, unchanged.
    Same(usize),
    /// The old block with this number, with another text.
    Changed(usize),
    /// It has no older version.
    New,
}

/// Returns where each block of the new version comes from. Old blocks that are not named
/// are gone.
pub(super) fn origins(old: &[Block], new: &[Block]) -> Vec<Origin> {
    let mut found = vec![Origin::New; new.len()];
    let same = common(old.len(), new.len(), &|a, b| {
        old[a].name == new[b].name && old[a].html == new[b].html
    });
    // Between two unchanged blocks, look for those that are alike.
    let (mut from_old, mut from_new) = (0, 0);
    for (at_old, at_new) in same.iter().copied().chain([(old.len(), new.len())]) {
        let alike = common(at_old - from_old, at_new - from_new, &|a, b| {
            is_alike(&old[from_old + a], &new[from_new + b])
        });
        for (a, b) in alike {
            found[from_new + b] = Origin::Changed(from_old + a);
        }
        if let Some(origin) = found.get_mut(at_new) {
            *origin = Origin::Same(at_old);
        }
        (from_old, from_new) = (at_old + 1, at_new + 1);
    }
    found
}

fn is_alike(old: &Block, new: &Block) -> bool {
    let is_short = old.text.trim().is_empty() || new.text.trim().is_empty();
    old.name == new.name && !is_short && share(&old.text, &new.text) >= ALIKE
}

/// The share of syllables that two texts have in common, in the same order.
#[expect(clippy::cast_precision_loss, reason = "texts have fewer syllables")]
fn share(old: &str, new: &str) -> f64 {
    let (old, new) = (syllables(old), syllables(new));
    let both = 2 * common_syllables(&old, &new).len();
    both as f64 / (old.len() + new.len()).max(1) as f64
}

fn syllables(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn common_syllables(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    common(old.len(), new.len(), &|a, b| old[a] == new[b])
}

/// Returns the places in `new` whose syllables are not in `old`, in bytes. Neighbouring
/// ones are one place.
pub(super) fn changed_places(old: &str, new: &str) -> Vec<Range<usize>> {
    let after = syllables(new);
    let same = common_syllables(&syllables(old), &after);
    let mut kept = same.into_iter().map(|(_, at)| at).peekable();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut follows = false;
    for (nth, syllable) in after.into_iter().enumerate() {
        let start = syllable.as_ptr() as usize - new.as_ptr() as usize;
        let range = start..start + syllable.len();
        if kept.next_if_eq(&nth).is_some() {
            follows = false;
            continue;
        }
        match found.last_mut().filter(|_| follows) {
            Some(last) => last.end = range.end,
            None => found.push(range),
        }
        follows = true;
    }
    found
}

/// Returns the pairs of a longest common subsequence of two lists of these lengths.
fn common(old: usize, new: usize, same: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let shorter = old.min(new);
    let start = (0..shorter).take_while(|at| same(*at, *at)).count();
    let end = (1..=shorter - start)
        .take_while(|at| same(old - at, new - at))
        .count();
    let mut pairs: Vec<_> = (0..start).map(|at| (at, at)).collect();
    let inside = (old - start - end, new - start - end);
    if inside.0 * inside.1 <= LARGEST_TABLE {
        let found = longest(inside.0, inside.1, &|x, y| same(x + start, y + start));
        pairs.extend(found.into_iter().map(|(x, y)| (x + start, y + start)));
    }
    pairs.extend((1..=end).rev().map(|at| (old - at, new - at)));
    pairs
}

fn longest(old: usize, new: usize, same: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let width = new + 1;
    // The length of the longest one from each pair of places on.
    let mut table = vec![0_u32; (old + 1) * width];
    for x in (0..old).rev() {
        for y in (0..new).rev() {
            let down = table[(x + 1) * width + y];
            let right = table[x * width + y + 1];
            table[x * width + y] = if same(x, y) {
                table[(x + 1) * width + y + 1] + 1
            } else {
                down.max(right)
            };
        }
    }
    let (mut x, mut y) = (0, 0);
    let mut pairs = Vec::new();
    while x < old && y < new {
        if same(x, y) {
            pairs.push((x, y));
            (x, y) = (x + 1, y + 1);
        } else if table[(x + 1) * width + y] >= table[x * width + y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(html: &str) -> Block {
        Block {
            name: "p".to_owned(),
            html: html.to_owned(),
            text: html.to_owned(),
        }
    }

    fn blocks(all: &[&str]) -> Vec<Block> {
        all.iter().map(|html| block(html)).collect()
    }

    #[test]
    fn blocks_are_same_changed_or_new() {
        use Origin::{Changed, New, Same};
        let old = blocks(&["lò gốm đỏ lửa", "hai mươi thợ cả", "men tro", "hết"]);
        for (new, expected) in [
            (
                vec!["lò gốm đỏ lửa", "hai mươi thợ cả", "men tro", "hết"],
                vec![Same(0), Same(1), Same(2), Same(3)],
            ),
            (
                vec!["lò gốm đỏ lửa", "hai mươi mốt thợ cả", "men tro", "hết"],
                vec![Same(0), Changed(1), Same(2), Same(3)],
            ),
            (
                vec!["câu mới tinh", "lò gốm đỏ lửa", "men tro", "hết"],
                vec![New, Same(0), Same(2), Same(3)],
            ),
            (vec!["hết", "thêm"], vec![Same(3), New]),
            (vec![], vec![]),
        ] {
            assert_eq!(origins(&old, &blocks(&new)), expected, "{new:?}");
        }
        assert_eq!(origins(&[], &blocks(&["a"])), [New]);
    }

    #[test]
    fn a_figure_is_no_version_of_a_paragraph() {
        let mut figure = block("lò gốm đỏ lửa");
        "figure".clone_into(&mut figure.name);
        assert_eq!(
            origins(&blocks(&["lò gốm đỏ lửa"]), &[figure]),
            [Origin::New]
        );
    }

    #[test]
    fn changed_syllables_are_places_in_the_new_text() {
        let found = |old, new: &'static str| -> Vec<&str> {
            changed_places(old, new)
                .into_iter()
                .map(|it| &new[it])
                .collect()
        };
        assert_eq!(
            found("lò nhóm năm 1961 ở Huế", "lò nhóm năm 1951 ở Huế"),
            ["1951"]
        );
        assert_eq!(found("ông An", "bà Lê  Thị An"), ["bà Lê  Thị"]);
        assert_eq!(found("một hai ba", "một ba"), Vec::<&str>::new());
        assert_eq!(found("", "tất cả"), ["tất cả"]);
        assert_eq!(found("a b c d", "x b y d"), ["x", "y"]);
    }

    #[test]
    fn very_long_texts_are_compared_at_their_ends() {
        let long = |middle: &str| {
            let words: Vec<String> = (0..900).map(|nth| format!("{middle}{nth}")).collect();
            format!("đầu {} cuối", words.join(" "))
        };
        let new = long("b");
        let places = changed_places(&long("a"), &new);
        assert_eq!(places.len(), 1);
        assert!(new[places[0].clone()].starts_with("b0 "));
    }
}
