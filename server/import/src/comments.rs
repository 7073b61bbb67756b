//! The comments of an article.

use sha2::{Digest, Sha256};
use store::{ArticleId, Change, NewComment, Timestamp};

use crate::dates;
use crate::markup::Text;
use crate::plain_text::plain_text;
use crate::scan::Scan;
use crate::wxr_element::{Comment, Item};

/// Returns the approved comments, the removals of those no longer approved, and
/// the number of removals. Comments are ordered by time; replies follow the
/// comment that they answer.
pub(crate) fn comments(
    item: &Item,
    article: ArticleId,
    published_at: Timestamp,
    scan: &Scan,
) -> (Vec<Change>, u64) {
    let mut dropped = 0;
    let mut taken = Vec::new();
    for comment in &item.comments {
        let is_comment = matches!(comment.kind.as_str(), "" | "comment");
        let approved = matches!(comment.approved.as_str(), "1" | "approve" | "approved");
        let body = Text::read(&comment.content, scan, 0).html(|_| None);
        let origin = format!(
            "{}#{}/{}",
            scan.site.name(),
            item.number(),
            name_of(comment)
        );
        if !approved || !is_comment || body.is_empty() {
            dropped += 1;
            taken.push(Change::RemoveComment(origin));
            continue;
        }
        let name = plain_text(&comment.author);
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

/// Returns a comment's number; without one, a hash of its content.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_approved_comments_of_readers_are_imported() {
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
        let (taken, dropped) = comments(&item, ArticleId(7), Timestamp(0), &Scan::default());
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
    fn comments_without_numbers_are_distinguished() {
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
            let (taken, _) = comments(&item, ArticleId(7), Timestamp(0), &Scan::default());
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
}
