//! The front page, stories, and days.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{
    ArticleId, Change, Cursor, Direction, ListKey, NewArticle, StoreError, Story, Timestamp,
};

use crate::fixtures::{Any, add, article, ids, rank_all, section, slug, write, write_many};

const HOUR: i64 = 3600;

/// The beginning that both articles on the fair share.
const FAIR: &str = "Sáng nay xã Vân Hà mở phiên chợ gốm đầu xuân bên bến sông, hơn sáu mươi nhà lò \
    bày hàng từ chum vại tới ấm chén, người mua đi thuyền đến từ sớm.";

/// A paper of one section with two stories of two articles each: one with
/// different titles and words (2 and 4), one with different titles and the same
/// words (5 and 6). Articles 1 and 3 belong to no story.
pub fn two_stories() -> Vec<NewArticle> {
    let texts = [
        (
            "Làng miến Đông Sơn giữ nhịp nghề qua mùa mưa",
            "Ở Đông Sơn, khung phơi miến vẫn kín sân đình suốt nhiều năm qua.",
        ),
        (
            "Xã Vân Hà công nhận thêm 14 lò gốm truyền thống",
            "Ủy ban xã Vân Hà vừa phê duyệt danh sách nghề truyền thống năm nay, công nhận thêm 14 lò gốm \
             truyền thống. Kết quả này ghi nhận công sức của nhiều đời thợ cả.",
        ),
        (
            "Xã Đông Sơn có 40 nhà làm miến được công nhận",
            "Triển khai chương trình giữ nghề, xã Đông Sơn đã đạt nhiều kết quả, thêm nhiều nhà được công nhận.",
        ),
        (
            "Xã Vân Hà công nhận thêm 14 lò gốm truyền thống, mở rộng vùng đất nghề ven sông",
            "Ủy ban xã Vân Hà vừa ban hành quyết định công nhận thêm 14 lò gốm truyền thống trong đợt xét \
             năm nay, tiếp tục mở rộng vùng đất nghề bên sông.",
        ),
        ("Chợ gốm Vân Hà và chuyến đò đầu xuân", FAIR),
        ("Chợ gốm Vân Hà: chuyến đò chở lộc về làng", FAIR),
    ];
    let mut numbers = Vec::new();
    for (id, (title, summary)) in (1..).zip(texts) {
        let mut new = article(id, "a", id * HOUR);
        title.clone_into(&mut new.title);
        summary.clone_into(&mut new.summary);
        numbers.push(new);
    }
    numbers
}

/// The numbers of the articles of each story.
fn numbers(stories: &[Story]) -> Vec<Vec<i64>> {
    let of = |story: &Story| {
        let mut all = vec![story.teaser.id.0];
        all.extend(ids(&story.also));
        all
    };
    stories.iter().map(of).collect()
}

async fn latest(store: &Any) -> Vec<Vec<i64>> {
    numbers(&store.front(&[], 20, 0).await.unwrap().latest)
}

pub async fn two_articles_of_one_story_show_as_one(store: Any) {
    let mut changes = vec![section("a")];
    changes.extend(two_stories().into_iter().map(add));
    store.apply(&changes).await.unwrap();
    let front = store.front(&[slug("a")], 20, 20).await.unwrap();
    let expected = [vec![6, 5], vec![4, 2], vec![3], vec![1]];
    assert_eq!(numbers(&front.latest), expected);
    assert_eq!(front.sections.len(), 1);
    assert_eq!(numbers(&front.sections[0].1), expected);
    // Lists show every article: a page groups its articles into stories.
    let list = store.listing(&ListKey::Latest, None, 20).await.unwrap();
    assert_eq!(ids(&list.teasers), [6, 5, 4, 3, 2, 1]);
    assert_eq!(
        numbers(&Story::fold(list.teasers)),
        [vec![6, 5], vec![4, 2], vec![3], vec![1]]
    );
}

pub async fn stories_do_not_depend_on_the_order_of_writing(store: Any) {
    write(&store, section("a")).await;
    for new in two_stories().into_iter().rev() {
        write(&store, add(new)).await;
    }
    assert_eq!(
        latest(&store).await,
        [vec![6, 5], vec![4, 2], vec![3], vec![1]]
    );
    // A whole batch, ranked later.
    let write_many = (100..140).map(|id| add(article(id, "a", -id * HOUR)));
    let mut moved = two_stories();
    for new in &mut moved {
        new.published_at = Timestamp(new.published_at.0 + 100 * HOUR);
    }
    let batch: Vec<Change> = write_many.chain(moved.into_iter().map(add)).collect();
    store.apply(&batch).await.unwrap();
    rank_all(&store).await;
    let front = store.front(&[], 4, 0).await.unwrap();
    assert_eq!(
        numbers(&front.latest),
        [vec![6, 5], vec![4, 2], vec![3], vec![1]]
    );
}

pub async fn an_article_leaves_its_story_when_it_changes(store: Any) {
    write(&store, section("a")).await;
    for new in two_stories() {
        write(&store, add(new)).await;
    }
    let mut other = two_stories().remove(3);
    other.title = "Nước sông lên, thợ gốm dời lò".into();
    other.summary = "Mưa nguồn về sớm, nhiều nhà dời lò lên gò cao và che lại đống củi.".into();
    write(&store, add(other)).await;
    let mut hidden = two_stories().remove(5);
    hidden.published = false;
    write(&store, add(hidden)).await;
    assert_eq!(
        latest(&store).await,
        [vec![5], vec![4], vec![3], vec![2], vec![1]]
    );
    write(&store, add(two_stories().remove(3))).await;
    assert_eq!(latest(&store).await[1], [4, 2], "numbers again");
}

pub async fn each_section_shows_its_newest_of_a_story(store: Any) {
    let mut changes = vec![section("a"), section("b"), section("c")];
    let mut twice = two_stories();
    twice[5].section = slug("b");
    changes.extend(twice.into_iter().map(add));
    store.apply(&changes).await.unwrap();
    let wanted = [slug("b"), slug("c"), slug("a")];
    let front = store.front(&wanted, 2, 2).await.unwrap();
    let read: Vec<_> = front
        .sections
        .iter()
        .map(|(slug, stories)| (slug.as_str(), numbers(stories)))
        .collect();
    assert_eq!(
        read,
        [("b", vec![vec![6, 5]]), ("a", vec![vec![5, 6], vec![4, 2]])],
        "an empty section is left out"
    );
}

pub async fn pins_keep_their_places_on_the_front_page(store: Any) {
    write_many(&store, "a", 3).await;
    let pins = async || -> Vec<(u32, i64, Option<i64>)> {
        let front = store.front(&[], 1, 1).await.unwrap();
        let read = front.pins.iter().map(|pin| {
            (
                pin.slot,
                pin.story.teaser.id.0,
                pin.until.map(|until| until.0),
            )
        });
        read.collect()
    };
    assert_eq!(pins().await, []);
    store.pin(2, ArticleId(1), None).await.unwrap();
    store
        .pin(1, ArticleId(3), Some(Timestamp(9)))
        .await
        .unwrap();
    assert_eq!(pins().await, [(1, 3, Some(9)), (2, 1, None)]);
    store.pin(1, ArticleId(1), None).await.unwrap();
    assert_eq!(
        pins().await,
        [(1, 1, None)],
        "an article holds one place, a place one article"
    );
    let missing = store.pin(1, ArticleId(99), None).await;
    assert!(matches!(missing, Err(StoreError::Missing { .. })));
    let mut hidden = article(1, "a", HOUR);
    hidden.published = false;
    write(&store, add(hidden)).await;
    assert_eq!(pins().await, [], "what is not published is not shown");
    assert!(store.unpin(1).await.unwrap());
    assert!(!store.unpin(1).await.unwrap());
}

pub async fn a_day_is_paged_and_links_to_other_days(store: Any) {
    write_many(&store, "a", 60).await;
    let day = async |begins: i64, from| {
        store
            .day(
                Timestamp(begins * HOUR),
                Timestamp((begins + 24) * HOUR),
                from,
                10,
            )
            .await
            .unwrap()
    };
    let first = day(24, None).await;
    assert_eq!(
        ids(&first.listing.teasers),
        (38..=47).rev().collect::<Vec<_>>()
    );
    assert_eq!((first.listing.newer, first.listing.older), (false, true));
    assert_eq!(
        (first.before, first.after),
        (Some(Timestamp(23 * HOUR)), Some(Timestamp(48 * HOUR)))
    );
    let place = Cursor::of(first.listing.teasers.last().unwrap());
    let second = day(24, Some((place, Direction::Older))).await.listing;
    let place = Cursor::of(second.teasers.last().unwrap());
    let third = day(24, Some((place, Direction::Older))).await.listing;
    assert_eq!(ids(&third.teasers), [27, 26, 25, 24]);
    assert_eq!((third.newer, third.older), (true, false));
    let place = Cursor::of(&third.teasers[0]);
    let back = day(24, Some((place, Direction::Newer))).await.listing;
    assert_eq!(back, second);
    let place = Cursor::of(&second.teasers[0]);
    let start = day(24, Some((place, Direction::Newer))).await.listing;
    assert_eq!(start, first.listing);
    let empty = day(24 * 9, None).await;
    assert!(empty.listing.teasers.is_empty());
    assert_eq!(
        (empty.before, empty.after),
        (Some(Timestamp(60 * HOUR)), None)
    );
}

pub async fn a_single_article_is_ranked_when_it_is_written(store: Any) {
    write_many(&store, "a", 20).await;
    rank_all(&store).await;
    write(&store, add(article(50, "a", 50 * HOUR))).await;
    assert_eq!(
        store.rank_related(9).await.unwrap(),
        0,
        "nothing is left to do"
    );
    let (ranked, _) = store.more_related(ArticleId(50), 0, 9).await.unwrap();
    assert!(!ranked.is_empty());
}

pub async fn paging_stays_stable_while_articles_arrive(store: Any) {
    write_many(&store, "a", 25).await;
    let of = ListKey::Section(slug("a"));
    let first = store.listing(&of, None, 10).await.unwrap();
    let from = Some((Cursor::of(first.teasers.last().unwrap()), Direction::Older));
    let second = store.listing(&of, from, 10).await.unwrap();
    for id in 26..=40 {
        write(&store, add(article(id, "a", id * HOUR))).await;
    }
    assert_eq!(store.listing(&of, from, 10).await.unwrap(), second);
}
