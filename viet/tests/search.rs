//! The rules of search, on written and generated texts.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use viet::search::{Piece, Query, Text, index_terms};

/// Returns the tier in which an engine finds an article.
fn tier(typed: &str, text: Text<'_>) -> Option<usize> {
    let terms = index_terms(text);
    let query = Query::parse(typed);
    let place = query
        .tiers()
        .iter()
        .position(|tier| tier.terms.iter().all(|term| terms.contains(term)))?;
    (!query.is_quoted() || query.holds(text)).then_some(place)
}

fn title(title: &str) -> Text<'_> {
    Text {
        title,
        ..Text::default()
    }
}

fn body(body: &str) -> Text<'_> {
    Text {
        body,
        ..Text::default()
    }
}

fn shown(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| {
            if piece.hit {
                format!("[{}]", piece.text)
            } else {
                piece.text.clone()
            }
        })
        .collect()
}

/// Asserts that each text ranks before the next.
fn ranks_in_order(typed: &str, texts: &[Text<'_>]) {
    let tiers: Vec<_> = texts
        .iter()
        .map(|text| tier(typed, *text).unwrap())
        .collect();
    assert!(tiers.is_sorted_by(|a, b| a < b), "{typed}: {tiers:?}");
}

#[test]
fn words_without_marks_find_all_marks() {
    assert!(tier("duong", title("Đường làng")).is_some());
    assert!(tier("hoà bình", title("Hòa bình")).is_some());
    assert_eq!(tier("duong sat", title("Đường làng")), None);
    assert_eq!(tier("", title("a")), None);
}

#[test]
fn typed_marks_rank_first() {
    ranks_in_order("đường", &[body("con đường"), title("Dương cầm")]);
    // Readers who type marks mean a word without marks as it is.
    ranks_in_order("ma túy", &[body("ma túy"), body("mã túy")]);
}

#[test]
fn title_ranks_before_summary_before_text_and_neighbours_before_apart() {
    let summary = Text {
        summary: "Nghề ở làng",
        ..Text::default()
    };
    ranks_in_order(
        "làng nghề",
        &[
            title("Làng nghề"),
            title("Nghề của làng"),
            summary,
            body("Một làng nghề"),
            body("Nghề của một làng"),
            title("Lạng nghe"),
        ],
    );
}

#[test]
fn quoted_words_must_be_side_by_side() {
    assert!(tier("\"làng nghề\"", body("Một làng nghề.")).is_some());
    assert_eq!(tier("\"làng nghề\"", body("Nghề của làng")), None);
    assert_eq!(tier("“làng nghề”", body("lang nghe")), None, "marks count");
    assert!(tier("\"lang nghe\" gốm", body("gốm")).is_none());
    assert!(
        tier("\"lang nghe", body("làng nghề")).is_some(),
        "not closed"
    );
    // Each two words are side by side, but not all three.
    assert_eq!(tier("\"a b c\"", body("a b, b c")), None);
}

#[test]
fn a_province_is_found_under_its_other_name() {
    ranks_in_order(
        "lễ hội bắc giang",
        &[body("lễ hội ở Bắc Giang"), title("Lễ hội Bắc Ninh")],
    );
    assert_eq!(
        tier("lễ hội bắc giang", body("lễ hội phía bắc của Ninh")),
        None
    );
    assert!(tier("bac ninh", body("tỉnh Bắc Giang")).is_some());
    assert!(tier("\"lễ hội bắc giang\"", body("lễ hội Bắc Ninh")).is_some());
    assert_eq!(tier("\"lễ hội bắc giang\"", body("Bắc Ninh: lễ hội")), None);
    let query = Query::parse("Bắc Giang");
    assert_eq!(query.province().unwrap().others, ["Bắc Ninh"]);
}

#[test]
fn searched_words_are_marked() {
    let query = Query::parse("lang nghe");
    assert_eq!(
        shown(&query.marked("Các làng nghề và một làng")),
        "Các [làng nghề] và một làng"
    );
    let query = Query::parse("đường");
    assert_eq!(shown(&query.marked("Đường và dương")), "[Đường] và dương");
    assert_eq!(shown(&query.marked("Chỉ dương")), "Chỉ [dương]");
    assert_eq!(shown(&query.marked("<b>đường</b>")), "<b>[đường]</b>");
}

#[test]
fn a_snippet_shows_the_best_part() {
    let filler = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(20);
    let text = format!("Làng xa. {filler}. Nơi đây làng nghề còn đó. {filler}");
    let query = Query::parse("làng nghề");
    let snippet = shown(&query.snippet(&text, 60).unwrap());
    assert!(
        snippet.starts_with("… Nơi đây [làng nghề] còn đó. "),
        "{snippet}"
    );
    assert!(
        snippet.ends_with('…') && snippet.chars().count() < 80,
        "{snippet}"
    );
    assert_eq!(query.snippet("không có", 60), None);
    assert_eq!(
        shown(&query.snippet("Làng nghề.", 60).unwrap()),
        "[Làng nghề]."
    );
}

#[test]
fn a_suggestion_uses_the_spelling_of_the_paper() {
    let query = Query::parse("lang nghe");
    assert_eq!(query.spelled("Nghe nói làng nghề").unwrap(), "làng nghề");
    assert_eq!(query.spelled("làng xa, nghề gần").unwrap(), "làng nghề");
    assert_eq!(query.spelled("làng"), None);
}

#[test]
fn a_wrong_letter_is_corrected_by_its_neighbours() {
    let terms = index_terms(body("làng nghề gốm, nghe kể chuyện"));
    let repaired = |typed: &str| {
        let count = |term: &str| u64::from(terms.contains(term));
        Query::parse(typed).did_you_mean(count).map(|query| {
            let list: Vec<_> = query
                .words()
                .iter()
                .map(|word| word.folded.clone())
                .collect();
            list.join(" ")
        })
    };
    assert_eq!(repaired("lành nghề").unwrap(), "lang nghe");
    assert_eq!(repaired("langnghe gom").unwrap(), "lang nghe gom");
    assert_eq!(
        repaired("lamg nghr").unwrap(),
        "lang nghe",
        "one in each word"
    );
    assert_eq!(repaired("zzzzz"), None);
    assert_eq!(repaired(""), None);
}

proptest! {
    #[test]
    fn any_text_can_be_searched_and_shown(typed in ".{0,60}", text in ".{0,200}") {
        let query = Query::parse(&typed);
        tier(&typed, body(&text));
        let whole: String = query.marked(&text).into_iter().map(|piece| piece.text).collect();
        prop_assert_eq!(whole, text.clone());
        drop(query.snippet(&text, 30));
        drop(query.spelled(&text));
    }

    /// A text is found by any run of its words, quoted or not.
    #[test]
    fn a_text_is_found_by_its_own_words(words in prop::collection::vec("[a-zđáăếộư]{1,4}", 1..12), from in 0usize..12, many in 1usize..6) {
        let text = words.join(" ");
        let part: Vec<&str> = words.iter().skip(from.min(words.len() - 1)).take(many).map(String::as_str).collect();
        let part = part.join(" ");
        prop_assert!(tier(&part, body(&text)).is_some());
        let quoted = format!("\"{part}\"");
        prop_assert!(tier(&quoted, body(&text)).is_some());
        prop_assert!(tier(&viet::fold(&part), body(&text)).is_some());
    }
}
