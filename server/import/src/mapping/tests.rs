use super::*;

fn draft(content: &str, excerpt: &str) -> NewArticle {
    let item = Item {
        id: "7".into(),
        title: "Bài".into(),
        content: content.into(),
        excerpt: excerpt.into(),
        status: "publish".into(),
        ..Item::default()
    };
    let mut scan = Scan::default();
    // Desks are recognised by their repeated initials.
    scan.desks.learn(&item);
    scan.desks.learn(&item);
    Draft::of(&item, &scan).article(ArticleId(7), |_| Some(MediaId(1)), None)
}

#[test]
fn initials_and_lead_are_taken_out_of_the_text() {
    let new = draft(
        "<p><strong>LNV</strong> - Sáng nay họp.</p><p>Tiếp.</p>",
        "LNV - Sáng nay họp.",
    );
    assert_eq!(new.desk.unwrap().as_str(), "lnv");
    assert_eq!(
        (new.lead.as_str(), new.summary.as_str()),
        ("Sáng nay họp.", "Sáng nay họp.")
    );
    assert_eq!(new.body.as_str(), "<p>Tiếp.</p>");
}

#[test]
fn a_linked_first_paragraph_stays_in_the_text_without_the_initials() {
    let new = draft("<p><b>(BT)</b> – <i>B</i> <a href=\"/x\">nay</a></p>", "");
    assert!(
        new.body.as_str().starts_with("<p><i>B</i> <a"),
        "{}",
        new.body.as_str()
    );
    let new = draft("<p>LNV - Sáng <a href=\"/x\">nay</a> họp.</p>", "");
    assert_eq!(new.lead, "");
    assert!(
        new.body.as_str().starts_with("<p>Sáng <a"),
        "{}",
        new.body.as_str()
    );
    assert_eq!(new.summary, "Sáng nay họp.");
}

#[test]
fn desk_is_found_after_a_captioned_picture() {
    let new = draft(
        "<figure><img src=\"/a.jpg\"><figcaption>Lò</figcaption></figure><p>LNV - Sáng nay họp.</p><p>Tiếp.</p>",
        "",
    );
    assert_eq!(new.desk.unwrap().as_str(), "lnv");
    assert_eq!(new.lead, "Sáng nay họp.");
    let body = new.body.as_str();
    assert!(
        body.starts_with("<figure") && body.ends_with("<p>Tiếp.</p>"),
        "{body}"
    );
}

#[test]
fn a_word_in_capitals_is_not_a_desk() {
    let item = Item {
        id: "7".into(),
        content: "<p>OCOP – Mỗi xã một sản phẩm.</p><p>Tiếp.</p>".into(),
        ..Item::default()
    };
    let new = Draft::of(&item, &Scan::default()).article(ArticleId(7), |_| None, None);
    assert_eq!(new.desk, None);
    assert!(
        new.body.as_str().contains("OCOP – Mỗi xã"),
        "{:?}",
        new.body
    );
}

#[test]
fn a_footnote_may_hold_a_picture() {
    let item = Item {
        id: "7".into(),
        content: "<p>Một.</p><figure><img src=\"/a.jpg\"></figure>".into(),
        meta: vec![(
            "footnotes".into(),
            r#"[{"content":"Hai <img src=\"/b.jpg\"> ba.","id":"ab"}]"#.into(),
        )],
        ..Item::default()
    };
    let number = |place: usize| Some(MediaId(i64::try_from(place).unwrap() + 1));
    let new = Draft::of(&item, &Scan::default()).article(ArticleId(7), number, None);
    let body = new.body.as_str();
    assert!(body.contains("Hai  ba."), "{body}");
    assert!(
        body.contains("data-media=\"1\"") && body.contains("data-media=\"2\""),
        "{body}"
    );
}

#[test]
fn shortened_excerpt_identifies_the_lead() {
    let new = draft("<p>Một hai ba bốn năm.</p><p>Tiếp.</p>", "Một hai ba bố");
    assert_eq!(
        (new.lead.as_str(), new.summary.as_str()),
        ("Một hai ba bốn năm.", "Một hai ba…")
    );
}

#[test]
fn a_plain_first_paragraph_is_not_a_lead() {
    let new = draft("<p>Một.</p><p>Hai.</p>", "Khác hẳn.");
    assert_eq!((new.lead.as_str(), new.summary.as_str()), ("", "Khác hẳn."));
    assert_eq!(draft("<p>Một.</p><p>Hai.</p>", "").summary, "Một.");
}

#[test]
fn the_author_line_is_the_last_short_emphasised_paragraph() {
    let line = |html: &str| draft(html, "").author_line;
    assert_eq!(
        line("<p>a.</p><p style=\"text-align:right\">Lê An</p>").as_deref(),
        Some("Lê An")
    );
    assert_eq!(
        line("<p>a.</p><p><em>Theo Báo X</em></p>").as_deref(),
        Some("Theo Báo X")
    );
    assert_eq!(line("<p>a.</p><p>Lê An</p>"), None);
    assert_eq!(line("<p>a.</p><p><b>Xin cảm ơn.</b></p>"), None);
    assert_eq!(line("<p><b>Lê An</b></p>"), None, "the only paragraph");
}

#[test]
fn footnotes_follow_the_text() {
    let item = Item {
            id: "7".into(),
            content: "<!-- wp:paragraph --><p>Một<sup data-fn=\"ab\" class=\"fn\"><a href=\"#ab\" id=\"ab-link\">1</a></sup></p>\
                <!-- /wp:paragraph --><!-- wp:paragraph --><p><em>Lê An</em></p><!-- /wp:paragraph --><!-- wp:footnotes /-->"
                .into(),
            meta: vec![("footnotes".into(), r#"[{"content":"Theo <em>sử<\/em>.","id":"ab"}]"#.into())],
            ..Item::default()
        };
    let new = Draft::of(&item, &Scan::default()).article(ArticleId(7), |_| None, None);
    let body = new.body.as_str();
    assert!(
        body.contains("href=\"#p-ab\"") && body.contains("id=\"p-ab-link\""),
        "{body}"
    );
    assert!(
        body.contains("<li id=\"p-ab\">Theo <em>sử</em>. <a href=\"#p-ab-link\""),
        "{body}"
    );
    assert_eq!(new.author_line.as_deref(), Some("Lê An"));
}

#[test]
fn a_post_without_text_still_has_a_title() {
    let item = Item {
        id: "7".into(),
        ..Item::default()
    };
    let new = Draft::of(&item, &Scan::default()).article(ArticleId(7), |_| None, None);
    assert_eq!(
        (new.title.as_str(), new.slug.as_str(), new.published),
        ("Bài 7", "bai-7", false)
    );
}
