//! Summaries: those that the old site cut off, and those that it did not.

use store::ArticleId;
use store::traits::*;

use crate::support::{Paper, export, post};

fn with_excerpt(id: i64, excerpt: &str) -> String {
    post(id, &format!("bai-{id}"), "<p>Một bài có chữ khác.</p>").replace(
        "</content:encoded>",
        &format!("</content:encoded><excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>"),
    )
}

async fn summaries(excerpts: &[&str]) -> Vec<String> {
    let paper = Paper::new().await;
    let items: String = (1..)
        .zip(excerpts)
        .map(|(id, excerpt)| with_excerpt(id, excerpt) + "\n")
        .collect();
    paper.import(&export(&items)).await.unwrap();
    let again = paper.import(&export(&items)).await.unwrap();
    assert_eq!(again.written(), 0, "{again}");
    let mut found = Vec::new();
    for id in (1..).take(excerpts.len()) {
        let article = paper.store.article(ArticleId(id)).await.unwrap();
        found.push(article.unwrap().summary);
    }
    found
}

#[tokio::test]
async fn summaries_of_an_editor_stay_as_written() {
    let written = [
        "Nghề gốm hồi sinh ở làng cổ",
        "Nhận bài dự thi đến 15/3",
        "Lễ hội làng nghề ở Hà Nội",
        "Một câu trọn vẹn.",
    ];
    assert_eq!(summaries(&written).await, written);
}

#[tokio::test]
async fn summaries_cut_at_one_length_end_at_a_whole_word() {
    let cut = [
        "Xã Vân Hà mở phiên chợ gốm đầu xuân b",
        "Làng Chuông vào mùa nón, cả làng cùng",
        "Phù Lãng đỏ lửa ba lò mới trước thềm ",
        "Nghề gốm hồi sinh",
        "Hơn ba mươi lò gốm cùng đỏ lửa cả tháng giêng.",
    ];
    assert_eq!(cut[..2].iter().map(|it| it.chars().count()).max(), Some(37));
    assert_eq!(
        summaries(&cut[..]).await[..2],
        [
            "Xã Vân Hà mở phiên chợ gốm đầu xuân b",
            "Làng Chuông vào mùa nón, cả làng cùng"
        ],
        "two of a length show nothing"
    );
    let third = "Thợ trẻ Bát Tràng về lò sau tám năm đ";
    let shown = summaries(&[cut[0], cut[1], third, cut[3], cut[4]]).await;
    assert_eq!(
        shown,
        [
            "Xã Vân Hà mở phiên chợ gốm đầu xuân…",
            "Làng Chuông vào mùa nón, cả làng cùng…",
            "Thợ trẻ Bát Tràng về lò sau tám năm…",
            "Nghề gốm hồi sinh",
            "Hơn ba mươi lò gốm cùng đỏ lửa cả tháng giêng."
        ]
    );
}
