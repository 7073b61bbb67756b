//! `/doc-nhieu`: the most read articles of a day, of a week and, while both are
//! short, of all time.

use leptos::prelude::*;
use store::Teaser;

use crate::address;
use crate::components::{Shape, feed_link, teasers};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;
use crate::snapshot::SiteSnapshot;
use crate::words::TrustWords;

/// With this many articles read in a week, the list of all time is left out.
const ENOUGH: usize = 10;

/// Id, name and articles of a list.
type List<'a> = (&'static str, &'static str, &'a [Teaser]);

/// Returns the lists. One is left out if a list of a longer time shows its
/// articles and few others: a young paper would show the same ones three times.
fn lists<'a>(snapshot: &'a SiteSnapshot, words: &TrustWords) -> Vec<List<'a>> {
    let week = &snapshot.read_week[..];
    let ever: &[Teaser] = if week.len() < ENOUGH {
        &snapshot.most_read
    } else {
        &[]
    };
    let all = [
        ("24-gio", words.read_day, &snapshot.read_day[..]),
        ("7-ngay", words.read_week, week),
        ("tat-ca", words.read_ever, ever),
    ];
    let repeats = |shorter: &[Teaser], longer: &[Teaser]| {
        let is_shown = |teaser: &Teaser| longer.iter().any(|it| it.id == teaser.id);
        longer.len() < 2 * shorter.len() && shorter.iter().all(is_shown)
    };
    let shown = all.iter().enumerate().filter(|(nth, (.., list))| {
        let mut longer = all[nth + 1..].iter();
        !list.is_empty() && !longer.any(|(.., longer)| repeats(list, longer))
    });
    shown.map(|(_, list)| *list).collect()
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
            most_read: teasers(1..=ever),
            read_day: teasers(1..=day),
            read_week: teasers(1..=week),
            ..SiteSnapshot::default()
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
        assert_eq!(ids_of_lists(3, 4, 5), ["tat-ca"], "a young paper, later");
        assert_eq!(ids_of_lists(0, 0, 20), ["tat-ca"], "after an import");
        assert_eq!(ids_of_lists(3, 3, 20), ["7-ngay", "tat-ca"]);
        assert_eq!(ids_of_lists(12, 12, 20), ["7-ngay"], "after a day");
        assert_eq!(ids_of_lists(5, 12, 20), ["24-gio", "7-ngay"]);
        assert_eq!(ids_of_lists(0, 12, 20), ["7-ngay"]);
    }
}
