//! Vietnamese text: normal forms, folding for search, slugs, summaries cut at
//! whole words, dates in words, and the lunar calendar. Pure functions without
//! input, output, clock or framework; the server and the wasm compute the same
//! results.
//!
//! ```
//! assert_eq!(viet::fold("Đường Lâm"), "duong lam");
//! assert_eq!(viet::slug("Làng nghề Bát Tràng", 40), "lang-nghe-bat-trang");
//!
//! let day = viet::date::LocalTime::at(1_613_611_800);
//! assert_eq!(day.full(), "Thứ Năm, 18/02/2021, 08:30");
//!
//! let lunar = viet::lunar::LunarDate::of(day.year, day.month, day.day);
//! assert_eq!(lunar.map(|l| l.words()).as_deref(), Some("mùng 7 tháng Giêng năm Tân Sửu"));
//! ```

pub mod date;
mod fnv;
mod fold;
mod letters;
pub mod lunar;
mod nonbreaking_units;
pub mod provinces;
pub mod search;
mod sentences;
mod shorten;
mod slug;
mod strip_tags;
mod syllable;
mod unicode;

pub use fnv::Fnv1a;
pub use fold::{fold, nfc, syllables};
pub use nonbreaking_units::nonbreaking_units;
pub use sentences::sentences;
#[doc(hidden)]
pub use shorten::{excerpt, is_complete, whole_words};
pub use slug::slug;
pub use strip_tags::strip_tags;
