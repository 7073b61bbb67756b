//! Reads a paper's database, one row after the other.

use std::cell::RefCell;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, Params, Result, Row};

use crate::page::{Article, Comment, Name, Picture, Teaser};

const TEASERS: &str =
    "SELECT a.id, a.slug, a.title, a.summary, a.initials, m.stem, m.alt, m.width, m.height FROM";
const PICTURES: &str = "LEFT JOIN media m ON m.id = a.cover AND m.stem IS NOT NULL";

/// Articles of a section that are read.
const OF_SECTION: i64 = 21;

thread_local! {
    static OPEN: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

/// Reads with this thread's connection.
pub fn read<T>(database: &Path, what: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    OPEN.with_borrow_mut(|open| {
        if let Some(open) = open {
            return what(open);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let new = Connection::open_with_flags(database, flags)?;
        new.pragma_update(None, "mmap_size", 1_i64 << 30)?;
        what(open.insert(new))
    })
}

pub fn sections(open: &Connection) -> Result<Vec<Name>> {
    let sql = "SELECT slug, name FROM sections WHERE parent IS NULL ORDER BY position";
    all(open, sql, [], name)
}

pub fn latest(open: &Connection) -> Result<Vec<Teaser>> {
    let sql = format!(
        "{TEASERS} articles a {PICTURES} WHERE a.published ORDER BY a.published_at DESC LIMIT 10"
    );
    all(open, &sql, [], teaser)
}

const ARTICLE: &str = "SELECT a.id, a.slug, a.title, a.summary, a.lead, a.body, a.author_line,
        a.published_at, a.updated_at, s.slug, s.name
     FROM articles a JOIN sections s ON s.slug = a.section
     WHERE a.id = ?1 AND a.published";
const AUTHORS: &str =
    "SELECT x.slug, x.name FROM article_authors o JOIN authors x ON x.slug = o.author
     WHERE o.article = ?1 ORDER BY o.position";
const TOPICS: &str = "SELECT x.slug, x.name FROM article_topics o JOIN topics x ON x.slug = o.topic
     WHERE o.article = ?1 ORDER BY o.position";
const COMMENTS: &str =
    "SELECT c.name, c.body, c.at FROM comments c WHERE c.article = ?1 ORDER BY c.at";

pub fn article(open: &Connection, id: i64) -> Result<Article> {
    let article = open.prepare_cached(ARTICLE)?.query_row([id], of_row)?;
    let related = format!(
        "{TEASERS} related r CROSS JOIN articles a ON a.id = r.other {PICTURES}
         WHERE r.article = ?1 AND a.published ORDER BY r.score DESC LIMIT 4"
    );
    let of_section = format!(
        "{TEASERS} list_entries f CROSS JOIN articles a ON a.id = f.id {PICTURES}
         WHERE f.list = ?1 ORDER BY f.published_at DESC, f.id DESC LIMIT ?2"
    );
    let list = format!("s:{}", article.section.slug);
    Ok(Article {
        authors: all(open, AUTHORS, [id], name)?,
        topics: all(open, TOPICS, [id], name)?,
        comments: all(open, COMMENTS, [id], comment)?,
        related: all(open, &related, [id], teaser)?,
        of_section: all(open, &of_section, (list, OF_SECTION), teaser)?,
        ..article
    })
}

/// An article without its lists.
fn of_row(row: &Row<'_>) -> Result<Article> {
    Ok(Article {
        id: row.get(0)?,
        slug: row.get(1)?,
        title: row.get(2)?,
        summary: row.get(3)?,
        lead: row.get(4)?,
        body: row.get(5)?,
        author_line: row.get(6)?,
        published_at: row.get(7)?,
        updated_at: row.get(8)?,
        section: Name {
            slug: row.get(9)?,
            name: row.get(10)?,
        },
        authors: Vec::new(),
        topics: Vec::new(),
        comments: Vec::new(),
        related: Vec::new(),
        of_section: Vec::new(),
    })
}

fn comment(row: &Row<'_>) -> Result<Comment> {
    Ok(Comment {
        name: row.get(0)?,
        body: row.get(1)?,
        at: row.get(2)?,
    })
}

fn all<T>(
    open: &Connection,
    sql: &str,
    params: impl Params,
    of: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    open.prepare_cached(sql)?.query_map(params, of)?.collect()
}

fn name(row: &Row<'_>) -> Result<Name> {
    Ok(Name {
        slug: row.get(0)?,
        name: row.get(1)?,
    })
}

fn teaser(row: &Row<'_>) -> Result<Teaser> {
    Ok(Teaser {
        id: row.get(0)?,
        slug: row.get(1)?,
        title: row.get(2)?,
        summary: row.get(3)?,
        desk: row.get(4)?,
        picture: match row.get(5)? {
            Some(stem) => Some(Picture {
                stem,
                alt: row.get(6)?,
                width: row.get(7)?,
                height: row.get(8)?,
            }),
            None => None,
        },
    })
}
