//! The index with a real store: results and their order, and recovery after a
//! crash, another history or a damaged folder.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use store::{ArticleId, Html, NewArticle, Search, SearchCursor, SearchFilter, Timestamp};
use store_contract::fixtures::{Any, add, article, section, section_in, slug, write};
use store_search::SearchIndex;
use store_sqlite::SqliteStore;
use tempfile::TempDir;
use viet::search::Query;

struct Paper {
    store: Any,
    index: SearchIndex,
    folder: TempDir,
}

impl Paper {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        let index = SearchIndex::open(&place(folder.path())).unwrap();
        write(&store, section("a")).await;
        Self {
            store,
            index,
            folder,
        }
    }

    async fn add(&self, article: NewArticle) {
        write(&self.store, add(article)).await;
    }

    async fn catch_up(&self) -> usize {
        self.index.catch_up(self.store.as_ref()).await.unwrap()
    }

    /// Opens the index in the same folder, as after a restart.
    fn reopened(self) -> Self {
        let index = SearchIndex::open(&place(self.folder.path())).unwrap();
        Self { index, ..self }
    }

    async fn find(&self, typed: &str) -> Vec<i64> {
        found(&self.index, typed).await
    }
}

async fn open(folder: &Path) -> Any {
    let address = format!("sqlite:{}", folder.join("paper.db").display());
    Arc::new(SqliteStore::open(&address).await.unwrap())
}

fn place(folder: &Path) -> PathBuf {
    folder.join("paper.db-search")
}

async fn found(index: &SearchIndex, typed: &str) -> Vec<i64> {
    let query = Query::parse(typed);
    let places = index.find(&query, &SearchFilter::default(), None, 50).await;
    ids(&places.unwrap())
}

fn ids(places: &[SearchCursor]) -> Vec<i64> {
    places.iter().map(|place| place.article.0).collect()
}

fn titled(id: i64, title: &str) -> NewArticle {
    NewArticle {
        title: title.into(),
        ..article(id, "a", id * 3600)
    }
}

fn saying(id: i64, body: &str) -> NewArticle {
    NewArticle {
        body: Html::clean(&format!("<p>{body}</p>")),
        ..article(id, "a", id * 3600)
    }
}

#[tokio::test]
async fn results_are_ordered_by_marks_position_and_age() {
    let paper = Paper::new().await;
    paper.add(titled(1, "Đường làng")).await;
    paper.add(titled(2, "Đường làng xưa")).await;
    paper.add(titled(3, "Làng bên đường")).await;
    paper.add(titled(4, "Dương lang")).await;
    paper.add(saying(5, "Con đường làng")).await;
    paper.add(saying(6, "Xe lửa")).await;
    assert_eq!(paper.catch_up().await, 6);
    assert_eq!(paper.find("đường làng").await, [2, 1, 3, 5, 4]);
    assert_eq!(paper.find("duong lang").await, [4, 2, 1, 3, 5]);
    assert_eq!(paper.find("\"đường làng\"").await, [2, 1, 5]);
    assert_eq!(paper.find("đường sắt").await, Vec::<i64>::new());
    assert_eq!(paper.find("").await, Vec::<i64>::new());
}

#[tokio::test]
async fn pages_have_no_gaps_or_repeats() {
    let paper = Paper::new().await;
    for id in 1..=30 {
        let new = if id % 3 == 0 {
            titled(id, "Làng gốm")
        } else {
            saying(id, "gốm ở làng")
        };
        paper.add(new).await;
    }
    paper.catch_up().await;
    let query = Query::parse("làng gốm");
    let whole = paper.find("làng gốm").await;
    assert_eq!(whole.len(), 30);
    let (mut after, mut paged) = (None, Vec::new());
    loop {
        let page = paper
            .index
            .find(&query, &SearchFilter::default(), after, 7)
            .await;
        let page = page.unwrap();
        after = page.last().copied();
        paged.extend(ids(&page));
        if page.len() < 7 {
            break;
        }
    }
    assert_eq!(paged, whole);
}

#[tokio::test]
async fn sections_and_days_filter() {
    let paper = Paper::new().await;
    write(&paper.store, section_in("b", Some("a"), 0)).await;
    write(&paper.store, section("c")).await;
    paper.add(titled(1, "Gốm")).await;
    for (id, name) in [(2, "b"), (3, "c")] {
        paper
            .add(NewArticle {
                title: "Gốm".into(),
                ..article(id, name, id * 3600)
            })
            .await;
    }
    paper.catch_up().await;
    let find = async |filter: SearchFilter| {
        let places = paper
            .index
            .find(&Query::parse("gom"), &filter, None, 9)
            .await;
        ids(&places.unwrap())
    };
    let of = |name| SearchFilter {
        section: Some(slug(name)),
        ..SearchFilter::default()
    };
    assert_eq!(find(of("a")).await, [2, 1], "with those below it");
    assert_eq!(find(of("c")).await, [3]);
    let days = SearchFilter {
        from: Some(Timestamp(2 * 3600)),
        before: Some(Timestamp(3 * 3600)),
        ..SearchFilter::default()
    };
    assert_eq!(find(days).await, [2]);
    // Moving a section moves its articles.
    write(&paper.store, section_in("b", Some("c"), 0)).await;
    paper.catch_up().await;
    assert_eq!(find(of("c")).await, [3, 2]);
}

#[tokio::test]
async fn a_changed_article_is_found_by_its_new_text() {
    let paper = Paper::new().await;
    paper.add(titled(1, "Tin mật")).await;
    paper.add(titled(2, "Tin mật")).await;
    paper.catch_up().await;
    paper.add(titled(1, "Tin khác")).await;
    let hidden = NewArticle {
        published: false,
        ..titled(2, "Tin mật")
    };
    paper.add(hidden).await;
    assert_eq!(paper.catch_up().await, 2);
    assert_eq!(paper.find("mat").await, Vec::<i64>::new());
    assert_eq!(paper.find("khac").await, [1]);
    assert_eq!(paper.catch_up().await, 0, "nothing is left to do");
}

#[tokio::test]
async fn an_index_behind_the_store_continues() {
    let paper = Paper::new().await;
    paper.add(titled(1, "Gốm")).await;
    paper.catch_up().await;
    // Written, but not indexed: the program ended here.
    paper.add(titled(2, "Gốm")).await;
    let paper = paper.reopened();
    assert_eq!(paper.find("gốm").await, [1]);
    assert_eq!(paper.catch_up().await, 1, "only what is new");
    assert_eq!(paper.find("gốm").await, [2, 1]);
}

#[tokio::test]
async fn an_index_ahead_of_a_restored_store_is_rebuilt() {
    let paper = Paper::new().await;
    paper.add(titled(1, "Gốm")).await;
    paper.catch_up().await;
    let backup = tempfile::tempdir().unwrap();
    let restored = open(backup.path()).await;
    write(&restored, section("a")).await;
    // The same sequence number as the index, but another history.
    write(&restored, add(titled(7, "Lụa"))).await;
    assert_eq!(paper.index.catch_up(restored.as_ref()).await.unwrap(), 1);
    assert_eq!(paper.find("gốm").await, Vec::<i64>::new());
    assert_eq!(paper.find("lụa").await, [7]);
    let empty = tempfile::tempdir().unwrap();
    let empty = open(empty.path()).await;
    paper.index.catch_up(empty.as_ref()).await.unwrap();
    assert_eq!(paper.index.articles(), 0);
}

#[tokio::test]
async fn a_lost_or_damaged_folder_is_rebuilt() {
    let mut paper = Paper::new().await;
    paper.add(titled(1, "Gốm")).await;
    paper.catch_up().await;
    let folder = place(paper.folder.path());
    let damages: [fn(&Path); 4] = [
        |folder| std::fs::remove_dir_all(folder).unwrap(),
        |folder| std::fs::write(folder.join("meta.json"), "{").unwrap(),
        |folder| {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path
                    .extension()
                    .is_some_and(|kind| kind == "term" || kind == "idx")
                {
                    std::fs::write(path, b"").unwrap();
                }
            }
        },
        |folder| {
            let meta = std::fs::read_to_string(folder.join("meta.json")).unwrap();
            let other = meta.replace("\"payload\":\"1 ", "\"payload\":\"0 ");
            std::fs::write(folder.join("meta.json"), other).unwrap();
        },
    ];
    for (nth, damage) in damages.into_iter().enumerate() {
        damage(&folder);
        paper = paper.reopened();
        // Damage that shows only during a search.
        if paper
            .index
            .find(&Query::parse("gốm"), &SearchFilter::default(), None, 9)
            .await
            .is_err()
        {
            paper.catch_up().await;
        }
        paper.catch_up().await;
        assert_eq!(paper.find("gốm").await, [1], "damage {nth}");
    }
}

#[tokio::test]
async fn an_index_that_is_damaged_while_it_is_open_is_replaced() {
    let paper = Paper::new().await;
    paper.add(titled(1, "Gốm")).await;
    paper.catch_up().await;
    let folder = place(paper.folder.path());
    std::fs::write(folder.join("thesis.odt"), "mine").unwrap();
    std::fs::write(folder.join("meta.json"), "{").unwrap();
    paper.add(titled(2, "Lụa")).await;
    let failed = paper.index.catch_up(paper.store.as_ref()).await;
    assert!(failed.is_err(), "the damage is reported");
    assert_eq!(paper.find("gốm").await, [1], "the old index answers");
    assert_eq!(paper.catch_up().await, 2);
    assert_eq!(paper.find("lụa").await, [2]);
    assert!(folder.join("thesis.odt").exists());
    let names = ["paper.db-search-new", "paper.db-search-old"];
    assert!(
        names
            .iter()
            .all(|name| !paper.folder.path().join(name).exists())
    );
    let paper = paper.reopened();
    assert_eq!(paper.find("lụa").await, [2]);
}

#[tokio::test]
async fn other_files_in_the_folder_stay() {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path());
    std::fs::create_dir(&place).unwrap();
    std::fs::write(place.join("thesis.odt"), "mine").unwrap();
    SearchIndex::open(&place).unwrap();
    assert!(place.join("thesis.odt").exists());
}

#[tokio::test]
async fn a_rebuild_replaces_the_whole_index() {
    let paper = Paper::new().await;
    paper.add(titled(1, "Gốm")).await;
    paper.add(titled(2, "Lụa")).await;
    paper.catch_up().await;
    assert_eq!(paper.index.rebuild(paper.store.as_ref()).await.unwrap(), 2);
    assert_eq!(paper.index.articles(), 2);
    assert_eq!(paper.find("lụa").await, [2]);
    assert_eq!(paper.catch_up().await, 0);
}

#[tokio::test]
async fn a_second_writer_waits() {
    let paper = Paper::new().await;
    let index = tantivy::Index::open_in_dir(place(paper.folder.path())).unwrap();
    let other: tantivy::IndexWriter = index.writer_with_num_threads(1, 20_000_000).unwrap();
    paper.add(titled(1, "Gốm")).await;
    assert_eq!(paper.catch_up().await, 0);
    let refused = paper.index.rebuild(paper.store.as_ref()).await.unwrap_err();
    assert!(refused.to_string().contains("another program"), "{refused}");
    drop(other);
    assert_eq!(paper.catch_up().await, 1);
    assert_eq!(paper.find("gốm").await, [1]);
}

#[tokio::test]
async fn title_beginnings_are_completed() {
    let paper = Paper::new().await;
    paper.add(titled(1, "Làng gốm Phù Lãng")).await;
    paper.add(titled(2, "Lang thang ở phố")).await;
    paper.add(saying(3, "làng phù")).await;
    paper.catch_up().await;
    let begun = async |typed: &str| {
        let found = paper.index.complete_titles(typed, 5).await.unwrap();
        found.iter().map(|id: &ArticleId| id.0).collect::<Vec<_>>()
    };
    assert_eq!(begun("la").await, [2, 1]);
    assert_eq!(begun("làng ph").await, [1, 2], "typed marks first");
    assert_eq!(begun("gom phu la").await, [1]);
    assert_eq!(begun("x").await, Vec::<i64>::new());
    assert_eq!(begun("").await, Vec::<i64>::new());
}

#[tokio::test]
async fn a_wrong_letter_is_corrected() {
    let paper = Paper::new().await;
    paper.add(saying(1, "làng nghề")).await;
    paper.catch_up().await;
    let query = Query::parse("lành nghề");
    let repaired = paper.index.did_you_mean(&query).await.unwrap().unwrap();
    assert_eq!(repaired, Query::parse("lang nghe"));
    let nothing = paper
        .index
        .did_you_mean(&Query::parse("zzzzz"))
        .await
        .unwrap();
    assert_eq!(nothing, None);
}

#[tokio::test]
async fn any_query_is_accepted() {
    let paper = Paper::new().await;
    paper.add(titled(1, "Gốm")).await;
    paper.catch_up().await;
    for typed in [
        "\"",
        "a\" OR \"b",
        "NEAR(",
        "*",
        "-",
        "':;--",
        "{col}: x",
        "😀",
        "\0",
        "a:gom\nb",
        "“”",
        &"ạ".repeat(10_000),
        &"gốm \"".repeat(3_000),
    ] {
        paper.find(typed).await;
        let query = Query::parse(typed);
        paper.index.did_you_mean(&query).await.unwrap();
        paper.index.complete_titles(typed, 5).await.unwrap();
    }
}

/// The store's text and the index agree: an article is in the first tier whose
/// terms it has.
#[tokio::test]
async fn the_index_and_viet_agree() {
    let paper = Paper::new().await;
    let words = [
        "làng", "lang", "nghề", "nghe", "gốm", "Bắc", "Giang", "Ninh",
    ];
    for id in 1..=80_i64 {
        let pick = |nth: i64| words[usize::try_from((id * 7 + nth * nth * id + nth) % 8).unwrap()];
        let text = |from: i64| (from..from + 3).map(pick).collect::<Vec<_>>().join(" ");
        let mut new = titled(id, &text(0));
        new.summary = text(3);
        new.body = Html::clean(&text(6));
        paper.add(new).await;
    }
    paper.catch_up().await;
    let all: Vec<ArticleId> = (1..=80).map(ArticleId).collect();
    let texts = paper.store.search_hits(&all).await.unwrap();
    for typed in [
        "làng nghề",
        "lang nghe",
        "gốm",
        "bắc giang",
        "\"nghề gốm\"",
        "nghe lang gom",
    ] {
        let query = Query::parse(typed);
        let tiers = query.tiers();
        let mut expected: Vec<_> = texts
            .iter()
            .filter_map(|found| {
                let terms = viet::search::index_terms(found.text.text());
                let tier = tiers
                    .iter()
                    .position(|tier| tier.terms.iter().all(|term| terms.contains(term)))?;
                Some((tier, -found.teaser.published_at.0, found.teaser.id.0))
            })
            .collect();
        expected.sort_unstable();
        let expected: Vec<i64> = expected.into_iter().map(|it| it.2).collect();
        let places = paper
            .index
            .find(&query, &SearchFilter::default(), None, 100)
            .await;
        assert_eq!(ids(&places.unwrap()), expected, "{typed}");
    }
}
