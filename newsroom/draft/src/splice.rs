//! A change of a text.

use serde::{Deserialize, Serialize};

/// One place of a text where some bytes are replaced by others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    /// Where it begins, in bytes of UTF-8.
    pub at: usize,
    /// How many bytes it removes there.
    pub removed: usize,
    /// What it inserts there.
    pub inserted: String,
}

/// The splice does not fit the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the change of {removed} bytes at byte {at} does not fit a text of {length} bytes, or \
     divides a character"
)]
pub struct InvalidSplice {
    at: usize,
    removed: usize,
    length: usize,
}

impl Splice {
    /// Returns the smallest splice that turns `old` into `new`.
    pub fn between(old: &str, new: &str) -> Self {
        let (before, after) = (old.as_bytes(), new.as_bytes());
        let mut at = common(before.iter().zip(after));
        // Two characters may begin with the same bytes.
        while !old.is_char_boundary(at) || !new.is_char_boundary(at) {
            at -= 1;
        }
        let (before, after) = (&before[at..], &after[at..]);
        let mut kept = common(before.iter().rev().zip(after.iter().rev()));
        while !old.is_char_boundary(old.len() - kept) || !new.is_char_boundary(new.len() - kept) {
            kept -= 1;
        }
        Self {
            at,
            removed: before.len() - kept,
            inserted: new[at..new.len() - kept].to_owned(),
        }
    }

    /// Returns the changed text.
    pub fn apply(&self, text: &str) -> Result<String, InvalidSplice> {
        let ends = self.at.checked_add(self.removed);
        let parts = ends.and_then(|ends| Some((text.get(..self.at)?, text.get(ends..)?)));
        let Some((before, after)) = parts else {
            return Err(InvalidSplice {
                at: self.at,
                removed: self.removed,
                length: text.len(),
            });
        };
        Ok([before, &self.inserted, after].concat())
    }
}

/// The number of pairs that are equal, up to the first that is not.
fn common<'a>(pairs: impl Iterator<Item = (&'a u8, &'a u8)>) -> usize {
    pairs.take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_splice_is_as_small_as_its_characters_allow() {
        // "ấ" and "ầ" differ in their last byte only.
        let splice = Splice::between("lò gấm.", "lò gầm.");
        assert_eq!((splice.at, splice.removed), ("lò g".len(), "ấ".len()));
        assert_eq!(splice.inserted, "ầ");
        assert_eq!(Splice::between("aa", "aaa").inserted, "a");
        assert_eq!(
            Splice::between("a", "a"),
            Splice {
                at: 1,
                ..Splice::default()
            }
        );
    }

    #[test]
    fn a_splice_outside_of_the_text_or_within_a_character_is_refused() {
        for (at, removed) in [(0, 5), (5, 0), (1, 1), (2, 0), (2, 2), (1, usize::MAX)] {
            let splice = Splice {
                at,
                removed,
                inserted: String::new(),
            };
            assert!(splice.apply("gố").is_err(), "{splice:?}");
        }
    }

    proptest! {
        #[test]
        fn what_lies_between_two_texts_leads_from_one_to_the_other(
            old in "[aăâấầb ]{0,12}", new in "[aăâấầb ]{0,12}"
        ) {
            let splice = Splice::between(&old, &new);
            prop_assert_eq!(splice.apply(&old), Ok(new));
        }

        #[test]
        fn no_splice_panics(text in ".{0,8}", at in 0..12_usize, removed in 0..12_usize, inserted in ".{0,3}") {
            let splice = Splice { at, removed, inserted };
            if let Ok(changed) = splice.apply(&text) {
                prop_assert_eq!(changed.len() + splice.removed, text.len() + splice.inserted.len());
            }
        }
    }
}
