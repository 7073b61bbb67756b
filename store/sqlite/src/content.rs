//! The log of content changes. Triggers of the schema write it.

use sqlx::{SqliteConnection, SqlitePool};
use store::{ArticleId, ContentChanges, ListKey, Result, Slug, Touched};

use crate::error::while_doing;
use crate::read::lists::list_key;

const FOLLOWING: &str = "reading what has changed";
/// Changes that are remembered; one article makes about ten.
const REMEMBERED: i64 = 10_000;
/// Tags that are returned one by one.
const LISTED: usize = 1_000;

pub(crate) async fn changes(pool: &SqlitePool, after: Option<u64>) -> Result<ContentChanges> {
    let failed = while_doing(FOLLOWING);
    let revision: i64 = sqlx::query_scalar("SELECT number FROM content_revision")
        .fetch_one(pool)
        .await
        .map_err(&failed)?;
    let now = revision.unsigned_abs();
    let touched = match after {
        Some(after) if after > now || now - after >= REMEMBERED.unsigned_abs() => {
            vec![Touched::Everything]
        }
        Some(after) if after < now => {
            // What is written meanwhile is returned by the next call, again.
            let tags: Vec<String> = sqlx::query_scalar(
                "SELECT tag FROM content_changes WHERE number > ? ORDER BY number LIMIT ?",
            )
            .bind(after.cast_signed())
            .bind(i64::try_from(LISTED + 1).unwrap_or(i64::MAX))
            .fetch_all(pool)
            .await
            .map_err(&failed)?;
            listed(&tags)
        }
        _ => Vec::new(),
    };
    Ok(ContentChanges {
        revision: now,
        touched,
    })
}

fn listed(tags: &[String]) -> Vec<Touched> {
    let touched: Option<Vec<Touched>> = tags.iter().map(|tag| parse(tag)).collect();
    touched
        .filter(|touched| touched.len() <= LISTED)
        .unwrap_or_else(|| vec![Touched::Everything])
}

pub(crate) async fn touch(pool: &SqlitePool, what: &Touched) -> Result<()> {
    sqlx::query("INSERT INTO touched (tag) VALUES (?)")
        .bind(tag(what))
        .execute(pool)
        .await
        .map_err(while_doing("noting a change"))?;
    Ok(())
}

/// The stems of pictures that only withdrawn articles use.
pub(crate) async fn hidden_pictures(pool: &SqlitePool) -> Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT DISTINCT hidden.stem
         FROM withdrawn
         JOIN article_media ON article_media.article = withdrawn.article
         JOIN media AS hidden ON hidden.id = article_media.media
         WHERE hidden.stem IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM media AS same
             WHERE same.stem = hidden.stem AND (
                 EXISTS (
                     SELECT 1 FROM article_media AS used JOIN articles ON articles.id = used.article
                     WHERE used.media = same.id AND articles.published
                 ) OR EXISTS (
                     SELECT 1 FROM page_media AS used JOIN pages ON pages.id = used.page
                     WHERE used.media = same.id AND pages.published
                 )
             )
         )",
    )
    .fetch_all(pool)
    .await
    .map_err(while_doing("finding pictures of withdrawn articles"))
}

/// Forgets old changes, in the transaction of a batch.
pub(crate) async fn forget(conn: &mut SqliteConnection) -> Result<()> {
    sqlx::query(
        "DELETE FROM content_changes WHERE number <= (SELECT number FROM content_revision) - ?",
    )
    .bind(REMEMBERED)
    .execute(conn)
    .await
    .map_err(while_doing("forgetting old changes"))?;
    Ok(())
}

fn tag(what: &Touched) -> String {
    match what {
        Touched::Everything => "all".to_owned(),
        Touched::Article(id) => format!("a:{id}"),
        Touched::Gone(id) => format!("gone:{id}"),
        Touched::List(list) => format!("l:{}", list_key(list)),
        Touched::Day(day) => format!("d:{day}"),
        Touched::Pins => "pins".to_owned(),
        Touched::Corrections => "corrections".to_owned(),
        Touched::Path(path) => format!("x:{path}"),
    }
}

fn parse(tag: &str) -> Option<Touched> {
    let Some((kind, value)) = tag.split_once(':') else {
        return match tag {
            "all" => Some(Touched::Everything),
            "pins" => Some(Touched::Pins),
            "corrections" => Some(Touched::Corrections),
            _ => None,
        };
    };
    let id = || value.parse().ok().map(ArticleId);
    match kind {
        "a" => id().map(Touched::Article),
        "gone" => id().map(Touched::Gone),
        "d" => value.parse().ok().map(Touched::Day),
        "x" => Some(Touched::Path(value.to_owned())),
        "l" => list(value).map(Touched::List),
        _ => None,
    }
}

fn list(name: &str) -> Option<ListKey> {
    if name == list_key(&ListKey::Latest) {
        return Some(ListKey::Latest);
    }
    let (kind, slug) = name.split_once(':')?;
    let slug = Slug::parse(slug).ok()?;
    match kind {
        "s" => Some(ListKey::Section(slug)),
        "t" => Some(ListKey::Topic(slug)),
        "w" => Some(ListKey::Writer(slug)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_is_parsed_back() {
        let slug = || Slug::parse("gom-su").unwrap();
        for what in [
            Touched::Everything,
            Touched::Article(ArticleId(7)),
            Touched::Gone(ArticleId(7)),
            Touched::List(ListKey::Latest),
            Touched::List(ListKey::Section(slug())),
            Touched::List(ListKey::Topic(slug())),
            Touched::List(ListKey::Writer(slug())),
            Touched::Day(-3),
            Touched::Pins,
            Touched::Corrections,
            Touched::Path("/a:b?lite".to_owned()),
        ] {
            assert_eq!(parse(&tag(&what)), Some(what));
        }
        for unknown in ["", "y", "y:1", "a:x", "l:z:a", "l:s:A"] {
            assert_eq!(parse(unknown), None, "{unknown:?}");
        }
        assert_eq!(listed(&["y".to_owned()]), [Touched::Everything]);
    }
}
