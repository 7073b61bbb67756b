//! `/doc-nhieu`: the most read articles of a day and of a week; in a young
//! paper, one list of all time, which would repeat them.

use leptos::prelude::*;
use store::Teaser;

use crate::address;
use crate::components::{Shape, feed_link, teasers};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;
use crate::snapshot::SiteSnapshot;
use crate::words::TrustWords;

/// With this many articles read in a week, the lists of a day and of a week are
/// shown.
const ENOUGH: usize = 10;

/// Returns the lists with id and name: none repeats the articles of another.
fn lists<'a>(
    snapshot: &'a SiteSnapshot,
    words: &TrustWords,
) -> Vec<(&'static str, &'static str, &'a [Teaser])> {
    let (day, week) = (&snapshot.read_day[..], &snapshot.read_week[..]);
    if week.len() < ENOUGH {
        return match &snapshot.most_read[..] {
            [] => Vec::new(),
            ever => vec![("tat-ca", words.read_ever, ever)],
        };
    }
    let in_day = |teaser: &Teaser| day.iter().any(|it| it.id == teaser.id);
    let mut lists = Vec::new();
    if !day.is_empty() {
        lists.push(("24-gio", words.read_day, day));
    }
    if !week.iter().all(in_day) {
        lists.push(("7-ngay", words.read_week, week));
    }
    lists
}

pub(crate) fn view(context: &PageContext) -> String {
    let head = Head {
        title: context.words.device.most_read.to_owned(),
        canonical: address::MOST_READ.to_owned(),
        feed: address::MOST_READ.to_owned(),
        ..Head::default()
    };
    document(context, head, || {
        let lists: Vec<_> = lists(context.snapshot, context.words.trust)
            .into_iter()
            .map(|(id, name, list)| {
                view! {
                    <section id=id class="box" aria-label=name>
                        <h2 class="box-title">{name}</h2>
                        <ol class="teasers ranked">{teasers(context.style(), Shape::Boxed, list)}</ol>
                    </section>
                }
            })
            .collect();
        let empty = lists
            .is_empty()
            .then(|| view! { <p class="empty">{context.words.no_most_read}</p> });
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{context.words.device.most_read}</h1>
                {empty}
                {lists}
                {feed_link(context, address::MOST_READ)}
            </main>
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use store::{ArticleId, Slug, Timestamp};

    use super::*;

    fn teasers(ids: std::ops::RangeInclusive<i64>) -> Vec<Teaser> {
        ids.map(|id| Teaser {
            id: ArticleId(id),
            slug: Slug::from_words("bai", "bai"),
            title: String::new(),
            summary: String::new(),
            desk: None,
            section: Slug::from_words("muc", "muc"),
            published_at: Timestamp(id),
            picture: None,
            story: None,
            demo: false,
        })
        .collect()
    }

    fn ids_of_lists(day: i64, week: i64, ever: i64) -> Vec<&'static str> {
        let snapshot = SiteSnapshot {
            config: Arc::default(),
            assets: Arc::default(),
            sections: Vec::new(),
            front: store::Front::default(),
            latest: Vec::new(),
            most_read: teasers(1..=ever),
            read_day: teasers(1..=day),
            read_week: teasers(1..=week),
            weather: Vec::new(),
            pages: Vec::new(),
        };
        let words = crate::words::Language::Vi.words().trust;
        lists(&snapshot, words)
            .into_iter()
            .map(|(id, ..)| id)
            .collect()
    }

    #[test]
    fn no_list_repeats_another() {
        assert_eq!(ids_of_lists(0, 0, 0), [""; 0]);
        assert_eq!(ids_of_lists(3, 3, 3), ["tat-ca"], "a young paper");
        assert_eq!(ids_of_lists(0, 0, 20), ["tat-ca"], "after an import");
        assert_eq!(ids_of_lists(12, 12, 20), ["24-gio"], "a paper's first day");
        assert_eq!(ids_of_lists(5, 12, 20), ["24-gio", "7-ngay"]);
        assert_eq!(ids_of_lists(0, 12, 20), ["7-ngay"]);
    }
}
