//! What hangs on an article or page once it has its number: comments, counts,
//! old addresses.

use sha2::{Digest, Sha256};
use store::{ArticleId, Change, NewArticle, NewComment, NewRedirect, Slug, Timestamp};

use crate::dates;
use crate::mapping::is_public;
use crate::markup::{Text, words_of};
use crate::scan::Survey;
use crate::wxr_element::{Comment, Item};

/// Where popular plugins and themes keep how often an article was read.
pub(crate) const VIEWS: [&str; 9] = [
    "post_views_count",
    "views",
    "_post_views",
    "_post_views_count",
    "wpb_post_views_count",
    "penci_post_views_count",
    "tie_views",
    "view_count",
    "hits",
];

/// The approved comments, the removal of those that are so no more, and how
/// many these are. Answers stand after what they answer, by time.
pub(crate) fn comments(
    item: &Item,
    article: ArticleId,
    published_at: Timestamp,
    survey: &Survey,
) -> (Vec<Change>, u64) {
    let mut dropped = 0;
    let mut taken = Vec::new();
    for comment in &item.comments {
        let is_comment = matches!(comment.kind.as_str(), "" | "comment");
        let approved = matches!(comment.approved.as_str(), "1" | "approve" | "approved");
        let body = Text::read(&comment.content, survey, 0).html(|_| None);
        let origin = format!(
            "{}#{}/{}",
            survey.site.name(),
            item.number(),
            name_of(comment)
        );
        if !approved || !is_comment || body.is_empty() {
            dropped += 1;
            taken.push(Change::RemoveComment(origin));
            continue;
        }
        let name = words_of(&comment.author);
        taken.push(Change::Comment(NewComment {
            origin,
            article,
            name: if name.is_empty() {
                "Bạn đọc".to_owned()
            } else {
                name
            },
            body,
            at: dates::moment(&comment.date_gmt, &comment.date, "").unwrap_or(published_at),
        }));
    }
    (taken, dropped)
}

/// A comment's number; of one without, what it is made of.
fn name_of(comment: &Comment) -> String {
    if !comment.id.is_empty() {
        return comment.id.clone();
    }
    let made_of = [
        &comment.author,
        &comment.date_gmt,
        &comment.date,
        &comment.content,
    ];
    let hash = Sha256::digest(format!("{made_of:?}"));
    let hash = hash.iter().take(8);
    hash.fold("~".to_owned(), |all, byte| format!("{all}{byte:02x}"))
}

/// How often it was read on the old site.
pub(crate) fn views(item: &Item, article: ArticleId) -> Option<Change> {
    let counted = |key: &&str| {
        let value = item.meta(key)?.trim().replace([',', '.', ' '], "");
        value.parse::<u64>().ok()
    };
    let at_least = VIEWS
        .iter()
        .filter_map(counted)
        .max()
        .filter(|views| *views > 0)?;
    Some(Change::Views { article, at_least })
}

/// From an article's old addresses to its new one.
pub(crate) fn article_redirects(
    item: &Item,
    new: &NewArticle,
    id: ArticleId,
    survey: &Survey,
) -> Vec<Change> {
    let to = address(&new.slug, id);
    let mut redirects = redirects(item, &to, survey);
    // Where its number was taken, texts still link to that.
    if item.number() != id.0 && is_public(item) {
        let from = address(&new.slug, ArticleId(item.number()));
        redirects.push(Change::Redirect(NewRedirect { from, to }));
    }
    redirects
}

/// From a page's old addresses to its new one.
pub(crate) fn page_redirects(item: &Item, slug: &Slug, survey: &Survey) -> Vec<Change> {
    redirects(item, &format!("/trang/{slug}"), survey)
}

/// Only what readers could open on the old site has old addresses; never one
/// that is the new one, or that is another item's.
fn redirects(item: &Item, to: &str, survey: &Survey) -> Vec<Change> {
    if !is_public(item) {
        return Vec::new();
    }
    let further = survey.further_addresses(item);
    let old = survey.old_addresses(item).into_iter().chain(further);
    let own = old.filter(|from| from != to && survey.addresses.belongs(from, item.number()));
    own.map(|from| {
        Change::Redirect(NewRedirect {
            from,
            to: to.to_owned(),
        })
    })
    .collect()
}

fn address(slug: &Slug, id: ArticleId) -> String {
    format!("/{slug}-{id}.html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_approved_comments_of_readers_stay() {
        let comment = |approved: &str, kind: &str, content: &str| Comment {
            id: "1".into(),
            author: "An <b>Lê</b>".into(),
            date_gmt: "2021-02-18 01:30:00".into(),
            content: content.into(),
            approved: approved.into(),
            kind: kind.into(),
            ..Comment::default()
        };
        let item = Item {
            comments: vec![
                comment("1", "", "Hay lắm.\n\n<script>x()</script>Cảm ơn."),
                comment("0", "comment", "chờ"),
                comment("spam", "comment", "mua đi"),
                comment("1", "pingback", "nối"),
            ],
            ..Item::default()
        };
        let (taken, dropped) = comments(&item, ArticleId(7), Timestamp(0), &Survey::default());
        let [Change::Comment(only), removed @ ..] = &taken[..] else {
            panic!("{taken:?}")
        };
        assert!(
            removed
                .iter()
                .all(|change| matches!(change, Change::RemoveComment(_))),
            "{removed:?}"
        );
        assert_eq!(
            (only.name.as_str(), only.at, dropped),
            ("An Lê", Timestamp(1_613_611_800), 3)
        );
        assert!(!only.body.as_str().contains("x()"), "{:?}", only.body);
    }

    #[test]
    fn comments_without_numbers_are_told_apart() {
        let comment = |content: &str| Comment {
            content: content.into(),
            approved: "1".into(),
            ..Comment::default()
        };
        let item = Item {
            comments: vec![comment("một"), comment("hai")],
            ..Item::default()
        };
        let origins = || {
            let (taken, _) = comments(&item, ArticleId(7), Timestamp(0), &Survey::default());
            let origins = taken.into_iter().map(|change| match change {
                Change::Comment(new) => new.origin,
                other => panic!("{other:?}"),
            });
            origins.collect::<Vec<_>>()
        };
        let first = origins();
        assert_ne!(first[0], first[1]);
        assert_eq!(first, origins());
    }

    #[test]
    fn the_highest_count_of_any_plugin_is_taken() {
        let meta = |all: &[(&str, &str)]| Item {
            meta: all
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect(),
            ..Item::default()
        };
        let most = views(
            &meta(&[("views", "7"), ("post_views_count", "1,234")]),
            ArticleId(1),
        );
        assert!(
            matches!(most, Some(Change::Views { at_least: 1234, .. })),
            "{most:?}"
        );
        assert!(views(&meta(&[("views", "0"), ("hits", "nhiều")]), ArticleId(1)).is_none());
    }
}
