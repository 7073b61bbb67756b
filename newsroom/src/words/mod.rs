//! Every text of the newsroom, one catalogue per language.

mod en;
mod names;
mod said;
mod texts;
mod vi;

use app::Language;

pub(crate) use names::{action, right, role};
pub use said::{Notice, Refusal};
pub(crate) use texts::Words;

/// Returns the texts of a language.
pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::Vi => &vi::WORDS,
        Language::En => &en::WORDS,
    }
}
