//! Properties of any text, and examples.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use viet::date::{LocalTime, begin_of_day, day_of};
use viet::{excerpt, fold, nfc, nonbreaking_units, slug, syllables, whole_words};

#[test]
fn folding_removes_marks_and_the_stroke_of_d() {
    assert_eq!(
        fold("Đặng Trần Côn ở Thanh Trì"),
        "dang tran con o thanh tri"
    );
    assert_eq!(fold("ươ ƯƠ ậ ẫ ỹ"), "uo uo a a y");
    assert_eq!(fold("Cà\u{300} phê"), fold("Cà phê"));
}

#[test]
fn slugs_of_titles() {
    assert_eq!(
        slug("Kế hoạch phát triển nghề đan cói năm 2021", 200),
        "ke-hoach-phat-trien-nghe-dan-coi-nam-2021"
    );
    assert_eq!(
        slug("  “OCOP” 5★ – Bát Tràng/Hà Nội!  ", 200),
        "ocop-5-bat-trang-ha-noi"
    );
    assert_eq!(
        slug("lang nghe bat trang", 12),
        "lang-nghe",
        "cut at a word's end"
    );
    assert_eq!(slug("★★★", 20), "");
}

#[test]
fn cut_summaries_end_at_a_whole_word() {
    assert_eq!(whole_words("Nghề làm hương. "), "Nghề làm hương. ");
    assert_eq!(whole_words(""), "");
    assert!(whole_words("Làng có hơn 300 hộ, trong đó").ends_with('…'));
    assert_eq!(whole_words("hộ làm nghề, "), "hộ làm nghề…");
}

#[test]
fn numbers_stay_with_their_units() {
    assert!(nonbreaking_units("cao 20 m").contains("20\u{a0}m"));
    assert_eq!(nonbreaking_units("không có số"), "không có số");
}

#[test]
fn dates_and_times_are_parsed_back() {
    for at in [0, 1_613_611_800, -62_135_596_800] {
        let printed = LocalTime::at(at).iso();
        assert_eq!(
            LocalTime::of_iso(&printed).map(LocalTime::unix_seconds),
            Some(at)
        );
    }
    for other in [
        "",
        "2021-02-18",
        "2021-02-30T08:30:00+07:00",
        "2021-02-18T8:30:00+07:00",
        "2021-02-18T08:30:00Z",
        "2021-02-18T08:30+07:00",
    ] {
        assert_eq!(LocalTime::of_iso(other), None, "{other}");
    }
    assert_eq!(day_of("1970-01-02"), Some(1));
    assert_eq!(day_of("2021-02-30"), None);
    assert_eq!(
        LocalTime::at(begin_of_day(18_676)).iso(),
        "2021-02-18T00:00:00+07:00"
    );
}

proptest! {
    #[test]
    fn nfc_is_idempotent(text in ".{0,80}") {
        let once = nfc(&text);
        prop_assert_eq!(nfc(&once), once);
    }

    #[test]
    fn folding_is_idempotent(text in ".{0,80}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn a_slug_has_only_letters_digits_and_single_hyphens(text in ".{0,120}", max in 1_usize..60) {
        let slug = slug(&text, max);
        prop_assert!(slug.len() <= max);
        prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
    }

    #[test]
    fn syllables_hold_no_spaces(text in ".{0,80}") {
        for syllable in syllables(&text) {
            prop_assert!(!syllable.is_empty() && !syllable.contains(char::is_whitespace));
        }
    }

    #[test]
    fn a_shown_summary_is_a_prefix_of_the_given_one(text in "[a-zà-ỹ ,.]{0,80}") {
        let shown = whole_words(&text);
        let kept = shown.strip_suffix('…').unwrap_or(&shown);
        prop_assert!(text.starts_with(kept), "{:?} of {:?}", shown, text);
    }

    #[test]
    fn an_excerpt_fits(text in ".{0,120}", max in 0_usize..60) {
        prop_assert!(excerpt(&text, max).chars().count() <= max);
    }

    #[test]
    fn nonbreaking_units_changes_only_spaces(text in ".{0,80}") {
        prop_assert_eq!(nonbreaking_units(&text).replace('\u{a0}', " "), text.replace('\u{a0}', " "));
    }

    #[test]
    fn a_time_is_parsed_back(seconds in -2_000_000_000_i64..4_000_000_000) {
        prop_assert_eq!(LocalTime::at(seconds).unix_seconds(), seconds);
    }
}
