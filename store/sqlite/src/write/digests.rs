//! Digests of records that writers supply, and digests of the first version.
//!
//! A digest of the first version hashed Rust's `Debug` output, so it depends on
//! the names of types and fields of that time and can no longer be computed. A
//! record with such a digest is compared field by field with what the writer
//! supplies; if they are equal, the digest is replaced by one of the current
//! version. An article with any other digest is compared, too: what a writer
//! supplies for it may have changed to what is stored.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use sqlx::{Row, SqliteConnection};
use store::{
    ArticleId, CANONICAL_VERSION, Canonical, Html, MediaId, NewArticle, NewComment, NewMedia,
    NewPage, Result, Slug, Timestamp,
};

use super::stored_article;
use crate::error::while_doing;
use crate::rows;

/// Bytes of the hash in a digest.
const HASH_BYTES: usize = 16;

/// Returns the version and the hash of a record's canonical form.
pub(crate) fn digest(supplied: &impl Canonical) -> String {
    let hash = Sha256::digest(supplied.canonical());
    let mut digest = format!("{CANONICAL_VERSION}:");
    for byte in hash.iter().take(HASH_BYTES) {
        write!(digest, "{byte:02x}").expect("writing into a string cannot fail");
    }
    digest
}

/// True for a digest of the first version, which has no version before its
/// hash. A hidden record has an empty digest, which equals no other.
pub(crate) fn is_of_first_version(digest: &str) -> bool {
    !digest.is_empty() && !digest.contains(':')
}

/// True if the article's row equals the supplied article, apart from changes by
/// the newsroom: a withdrawal, a correction.
pub(crate) async fn same_article(
    conn: &mut SqliteConnection,
    id: i64,
    new: &NewArticle,
) -> Result<bool> {
    let failed = while_doing("comparing an article");
    let Some((mut row, _)) = stored_article::article(conn, id).await? else {
        return Ok(false);
    };
    let withdrawn: Option<bool> =
        sqlx::query_scalar("SELECT published FROM withdrawn WHERE article = ?")
            .bind(id)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    if let Some(published) = withdrawn {
        row.published = published;
    }
    // The version that the first correction replaced is the one that was
    // supplied.
    let replaced = sqlx::query(
        "SELECT title, lead, body,
            (SELECT summary FROM article_versions WHERE article = ?1 AND summary IS NOT NULL
             ORDER BY replaced_at LIMIT 1) AS summary
         FROM article_versions WHERE article = ?1 ORDER BY replaced_at LIMIT 1",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await
    .map_err(&failed)?;
    if let Some(replaced) = replaced {
        row.title = replaced.try_get("title").map_err(&failed)?;
        row.lead = replaced.try_get("lead").map_err(&failed)?;
        row.body = Html::from_stored(replaced.try_get("body").map_err(&failed)?);
        let summary: Option<String> = replaced.try_get("summary").map_err(&failed)?;
        row.summary = summary.unwrap_or(row.summary);
    }
    let corrected: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM corrections WHERE article = ? LIMIT 1")
            .bind(id)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    // A correction advances the time of the last change.
    if corrected.is_some() && new.updated_at <= row.updated_at {
        row.updated_at = new.updated_at;
    }
    Ok(as_stored(new).canonical() == as_stored(&row).canonical())
}

/// Returns the article as its rows hold it: sets are unordered, and the time of
/// the last change is never before that of publication.
fn as_stored(article: &NewArticle) -> NewArticle {
    let mut article = article.clone();
    article
        .other_sections
        .retain(|slug| *slug != article.section);
    article.other_sections.sort_unstable();
    article.other_sections.dedup();
    article.pictures.extend(article.cover);
    article.pictures.sort_unstable();
    article.pictures.dedup();
    article.updated_at = article.updated_at.max(article.published_at);
    article
}

/// True if the page's row equals the supplied page; the slug may end in a
/// number if the requested one was in use.
pub(crate) async fn same_page(conn: &mut SqliteConnection, id: i64, new: &NewPage) -> Result<bool> {
    let failed = while_doing("comparing a page");
    let row = sqlx::query(
        "SELECT published, slug, title, body, updated_at,
            (SELECT json_group_array(media) FROM page_media WHERE page = pages.id) AS pictures
         FROM pages WHERE id = ?",
    )
    .bind(id)
    .fetch_one(conn)
    .await
    .map_err(&failed)?;
    let text = |name: &str| row.try_get::<String, _>(name).map_err(&failed);
    let slug = rows::slug(text("slug")?)?;
    let mut pictures: Vec<MediaId> = rows::json("list of pictures", &text("pictures")?)?;
    pictures.sort_unstable();
    let stored = NewPage {
        origin: new.origin.clone(),
        published: row.try_get("published").map_err(&failed)?,
        slug: if is_numbered(&slug, &new.slug) {
            new.slug.clone()
        } else {
            slug
        },
        title: text("title")?,
        body: Html::from_stored(text("body")?),
        pictures,
        updated_at: Timestamp(row.try_get("updated_at").map_err(&failed)?),
    };
    let mut supplied = new.clone();
    supplied.pictures.sort_unstable();
    supplied.pictures.dedup();
    Ok(supplied.canonical() == stored.canonical())
}

fn is_numbered(slug: &Slug, wanted: &Slug) -> bool {
    let rest = slug.as_str().strip_prefix(wanted.as_str());
    let number = rest.and_then(|rest| rest.strip_prefix('-'));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// True if the comment's row equals the supplied comment.
pub(crate) async fn same_comment(conn: &mut SqliteConnection, new: &NewComment) -> Result<bool> {
    let failed = while_doing("comparing a comment");
    let row = sqlx::query("SELECT article, name, body, at FROM comments WHERE origin = ?")
        .bind(&new.origin)
        .fetch_one(conn)
        .await
        .map_err(&failed)?;
    let stored = NewComment {
        origin: new.origin.clone(),
        article: ArticleId(row.try_get("article").map_err(&failed)?),
        name: row.try_get("name").map_err(&failed)?,
        body: Html::from_stored(row.try_get("body").map_err(&failed)?),
        at: Timestamp(row.try_get("at").map_err(&failed)?),
    };
    Ok(new.canonical() == stored.canonical())
}

/// True if the file's row equals the supplied record.
pub(crate) async fn same_media(conn: &mut SqliteConnection, new: &NewMedia) -> Result<bool> {
    let failed = while_doing("comparing a file's record");
    let row = sqlx::query("SELECT source_url, alt, caption FROM media WHERE origin = ?")
        .bind(&new.origin)
        .fetch_one(conn)
        .await
        .map_err(&failed)?;
    let stored = NewMedia {
        source_url: row.try_get("source_url").map_err(&failed)?,
        alt: row.try_get("alt").map_err(&failed)?,
        caption: row.try_get("caption").map_err(&failed)?,
        ..new.clone()
    };
    Ok(new.canonical() == stored.canonical())
}

/// Replaces a digest of the first version if the record did not change.
pub(crate) async fn replace(
    conn: &mut SqliteConnection,
    table: Table,
    origin: &str,
    digest: &str,
) -> Result<()> {
    let sql = match table {
        Table::Articles => "UPDATE articles SET digest = ?2 WHERE origin = ?1",
        Table::Pages => "UPDATE pages SET digest = ?2 WHERE origin = ?1",
        Table::Comments => "UPDATE comments SET digest = ?2 WHERE origin = ?1",
        Table::Media => "UPDATE media SET digest = ?2 WHERE origin = ?1",
    };
    sqlx::query(sql)
        .bind(origin)
        .bind(digest)
        .execute(conn)
        .await
        .map_err(while_doing("replacing a digest"))?;
    Ok(())
}

/// The tables whose rows have a digest.
#[derive(Clone, Copy)]
pub(crate) enum Table {
    Articles,
    Pages,
    Comments,
    Media,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_digests_are_recognised() {
        let media = NewMedia {
            origin: "a#1".into(),
            wanted_id: None,
            source_url: None,
            alt: "Lò gốm".into(),
            caption: String::new(),
            files: None,
        };
        let today = digest(&media);
        assert_eq!(today, "v2:a64d849b8a2c235730226cd8515667fd");
        assert!(!is_of_first_version(&today));
        assert!(is_of_first_version("0123456789abcdef0123456789abcdef"));
        assert!(!is_of_first_version(""), "a hidden record");
    }

    #[test]
    fn only_a_number_may_follow_the_slug_of_a_page() {
        let slug = |text: &str| Slug::parse(text).unwrap();
        assert!(is_numbered(&slug("gioi-thieu-2"), &slug("gioi-thieu")));
        assert!(!is_numbered(&slug("gioi-thieu-lang"), &slug("gioi-thieu")));
        assert!(!is_numbered(&slug("gioi-thieu"), &slug("gioi-thieu")));
    }
}
