//! Read counts and the most read articles.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{ArticleId, Change, ReadPeriod, Timestamp};

use crate::fixtures::{Any, article, ids, write, write_many};

const HOUR: i64 = 3600;
/// An hour long after those of the articles.
const NOW: i64 = 450_000 * HOUR;

async fn count(store: &Any, at: i64, reads: &[(i64, u32)]) {
    let reads: Vec<_> = reads.iter().map(|(id, n)| (ArticleId(*id), *n)).collect();
    store.count_reads(&reads, Timestamp(at)).await.unwrap();
}

async fn ranks(store: &Any, span: ReadPeriod) -> Vec<i64> {
    ids(&store.most_read(span, 9).await.unwrap())
}

pub async fn most_read_ranks_within_each_period(store: Any) {
    write_many(&store, "a", 4).await;
    count(&store, NOW, &[(1, 2), (2, 3)]).await;
    count(&store, NOW + 59, &[(1, 2), (3, 1)]).await;
    for span in [ReadPeriod::Day, ReadPeriod::Week, ReadPeriod::Ever] {
        assert_eq!(ranks(&store, span).await, [1, 2, 3], "{span:?}");
    }
    assert_eq!(
        ids(&store.most_read(ReadPeriod::Day, 2).await.unwrap()),
        [1, 2],
        "no more than asked for"
    );
    // Counts of an older site belong to all time only.
    let old = Change::Views {
        article: ArticleId(4),
        at_least: 100,
    };
    write(&store, old).await;
    assert_eq!(ranks(&store, ReadPeriod::Ever).await, [4, 1, 2, 3]);
    assert_eq!(ranks(&store, ReadPeriod::Week).await, [1, 2, 3]);
}

pub async fn reads_leave_a_period_hour_by_hour(store: Any) {
    write_many(&store, "a", 3).await;
    count(&store, NOW, &[(1, 5)]).await;
    count(&store, NOW + HOUR, &[(1, 1), (2, 2)]).await;
    count(&store, NOW + 23 * HOUR, &[]).await;
    assert_eq!(ranks(&store, ReadPeriod::Day).await, [1, 2]);
    count(&store, NOW + 24 * HOUR, &[]).await;
    assert_eq!(
        ranks(&store, ReadPeriod::Day).await,
        [2, 1],
        "five of them left"
    );
    count(&store, NOW + 25 * HOUR, &[(3, 1)]).await;
    assert_eq!(ranks(&store, ReadPeriod::Day).await, [3]);
    assert_eq!(ranks(&store, ReadPeriod::Week).await, [1, 2, 3]);
    // The server did not run for a month.
    count(&store, NOW + 720 * HOUR, &[(2, 1)]).await;
    assert_eq!(ranks(&store, ReadPeriod::Day).await, [2]);
    assert_eq!(ranks(&store, ReadPeriod::Week).await, [2]);
    assert_eq!(ranks(&store, ReadPeriod::Ever).await, [1, 2, 3]);
}

pub async fn a_clock_set_back_deletes_nothing(store: Any) {
    write_many(&store, "a", 3).await;
    count(&store, NOW, &[(1, 3)]).await;
    count(&store, NOW + 100 * HOUR, &[(1, 1), (2, 5)]).await;
    assert_eq!(ranks(&store, ReadPeriod::Day).await, [2, 1]);
    assert_eq!(ranks(&store, ReadPeriod::Week).await, [2, 1]);
    // Back to the right time: everything counts for the current hour.
    count(&store, NOW + HOUR, &[(3, 1), (1, 2)]).await;
    for span in [ReadPeriod::Day, ReadPeriod::Week, ReadPeriod::Ever] {
        assert_eq!(ranks(&store, span).await, [1, 2, 3], "{span:?}");
    }
    // And leaves the windows with it.
    count(&store, NOW + 24 * HOUR, &[]).await;
    assert_eq!(ranks(&store, ReadPeriod::Day).await, [2, 1, 3]);
    count(&store, NOW + 25 * HOUR, &[]).await;
    assert!(ranks(&store, ReadPeriod::Day).await.is_empty());
    assert_eq!(ranks(&store, ReadPeriod::Week).await, [1, 2, 3]);
}

pub async fn reads_of_unknown_articles_are_ignored(store: Any) {
    write_many(&store, "a", 2).await;
    let mut hidden = article(3, "a", 5);
    hidden.published = false;
    write(&store, crate::fixtures::add(hidden)).await;
    count(&store, NOW, &[(3, 9), (77, 9), (-1, 9)]).await;
    for span in [ReadPeriod::Day, ReadPeriod::Week, ReadPeriod::Ever] {
        assert!(ranks(&store, span).await.is_empty(), "{span:?}");
    }
    count(&store, NOW, &[(3, 9), (1, 1), (77, 1)]).await;
    assert_eq!(ranks(&store, ReadPeriod::Day).await, [1]);
    let before = store.revision().await.unwrap();
    count(&store, NOW, &[(3, 1)]).await;
    count(&store, NOW, &[]).await;
    assert_eq!(
        store.revision().await.unwrap(),
        before,
        "nothing is written"
    );
}

pub async fn counts_of_demo_articles_are_removed(store: Any) {
    write_many(&store, "a", 1).await;
    let mut demo = article(store::DEMO_IDS_FROM, "a", 5);
    demo.demo = true;
    write(&store, crate::fixtures::add(demo)).await;
    let id = ArticleId(store::DEMO_IDS_FROM);
    count(&store, NOW, &[(id.0, 3), (1, 1)]).await;
    let correction = store::NewCorrection {
        article: id,
        text: "Sai.".into(),
        at: Timestamp(NOW),
        title: Some("Đúng".into()),
        lead: None,
        body: None,
        summary: store::SummaryCorrection::Follow,
    };
    write(&store, Change::Correct(correction)).await;
    let withdraw = Change::Withdraw {
        article: id,
        reason: None,
        at: Timestamp(NOW),
    };
    write(&store, withdraw).await;
    assert_eq!(store.remove_demo().await.unwrap(), 1);
    assert_eq!(store.withdrawn(id).await.unwrap(), None);
    assert!(store.versions(id).await.unwrap().is_empty());
    assert_eq!(ranks(&store, ReadPeriod::Ever).await, [1]);
}
