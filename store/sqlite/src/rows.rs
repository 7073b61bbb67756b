//! Converts SQLite's JSON to the store's types; the SQL that makes this JSON.

use serde::de::DeserializeOwned;
use store::{
    ArticleId, Format, MediaId, Picture, Result, Slug, StoreError, Story, Teaser, Timestamp,
};

/// A teaser as a JSON array, from `articles a` with [`TEASER_JOINS`], in the
/// order of the fields of [`TeaserRow`]. Names in the JSON would double its
/// length, and most of a page's time in the store is spent on this text.
pub(crate) const TEASER: &str = "json_array(a.id, a.slug, a.title, a.summary, a.initials, a.section, \
     a.published_at, m.id, m.stem, m.alt, m.width, m.height, m.widths, m.formats, a.story, a.demo)";

/// Joins that [`TEASER`] needs in addition to `articles a`.
pub(crate) const TEASER_JOINS: &str = "LEFT JOIN media m ON m.id = a.cover AND m.stem IS NOT NULL";

/// A scalar subquery of teasers, as JSON. `from` names `articles a`; `rest`
/// filters, orders and limits the rows.
pub(crate) fn teaser_list(from: &str, rest: &str) -> String {
    format!("(SELECT {LIST_OF_T} FROM (SELECT {TEASER} AS t FROM {from} {TEASER_JOINS} {rest}))")
}

/// A JSON array of the JSON texts of column `t`: SQLite's own aggregate would
/// parse each of them again.
pub(crate) const LIST_OF_T: &str = "'[' || coalesce(group_concat(t), '') || ']'";

/// A picture as a JSON array, from `media m`.
pub(crate) const PICTURE: &str =
    "json_array(m.id, m.stem, m.alt, m.width, m.height, m.widths, m.formats)";

/// A [`PICTURE`]; all values are NULL if there is none.
pub(crate) type PictureRow = (
    Option<i64>,
    Option<String>,
    Option<String>,
    Option<u32>,
    Option<u32>,
    Option<String>,
    Option<String>,
);

/// A [`TEASER`]; serde reads a struct from an array in the order of its fields.
#[derive(serde::Deserialize)]
pub(crate) struct TeaserRow {
    id: i64,
    slug: Slug,
    title: String,
    summary: String,
    initials: Option<String>,
    section: Slug,
    published_at: i64,
    media_id: Option<i64>,
    media_stem: Option<String>,
    media_alt: Option<String>,
    media_width: Option<u32>,
    media_height: Option<u32>,
    media_widths: Option<String>,
    media_formats: Option<String>,
    story: Option<i64>,
    demo: u8,
}

/// A story of a front page's list: the shown article and the others.
pub(crate) type StoryRow = (TeaserRow, Vec<TeaserRow>);

/// Parses the JSON that one of our queries returned.
pub(crate) fn json<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| StoreError::Damaged {
        what,
        value: error.to_string(),
    })
}

/// Parses a [`teaser_list`].
pub(crate) fn teasers(text: &str) -> Result<Vec<Teaser>> {
    let rows: Vec<TeaserRow> = json("teaser", text)?;
    rows.into_iter().map(teaser).collect()
}

fn teaser(row: TeaserRow) -> Result<Teaser> {
    let media = (
        row.media_id,
        row.media_stem,
        row.media_alt,
        row.media_width,
        row.media_height,
        row.media_widths,
        row.media_formats,
    );
    Ok(Teaser {
        id: ArticleId(row.id),
        slug: row.slug,
        title: row.title,
        summary: row.summary,
        desk: row.initials,
        section: row.section,
        published_at: Timestamp(row.published_at),
        picture: picture(media)?,
        demo: row.demo != 0,
        story: row.story.map(ArticleId),
    })
}

/// Converts one story of a list.
pub(crate) fn story((row, also): StoryRow) -> Result<Story> {
    Ok(Story {
        teaser: teaser(row)?,
        also: also.into_iter().map(teaser).collect::<Result<_>>()?,
    })
}

/// Parses a list of [`PICTURE`].
pub(crate) fn pictures(text: &str) -> Result<Vec<Picture>> {
    let rows: Vec<PictureRow> = json("picture", text)?;
    rows.into_iter()
        .filter_map(|row| picture(row).transpose())
        .collect()
}

/// Converts a [`PICTURE`].
pub(crate) fn picture(row: PictureRow) -> Result<Option<Picture>> {
    let (Some(id), Some(stem), alt, Some(width), Some(height), Some(widths), Some(formats)) = row
    else {
        return Ok(None);
    };
    Ok(Some(Picture {
        id: MediaId(id),
        stem,
        alt: alt.unwrap_or_default(),
        width,
        height,
        widths: parse_widths(&widths)?,
        formats: parse_formats(&formats)?,
    }))
}

/// Returns the form in the table: `480,960`.
pub(crate) fn print_widths(widths: &[u32]) -> String {
    widths
        .iter()
        .map(u32::to_string)
        .collect::<Vec<_>>()
        .join(",")
}

/// Returns the form in the table: `webp,jpg`.
pub(crate) fn print_formats(formats: &[Format]) -> String {
    formats
        .iter()
        .map(|format| format.extension())
        .collect::<Vec<_>>()
        .join(",")
}

pub(crate) fn parse_widths(text: &str) -> Result<Vec<u32>> {
    let widths = text
        .split(',')
        .map(str::parse)
        .collect::<std::result::Result<_, _>>();
    widths.map_err(|_| StoreError::Damaged {
        what: "list of widths",
        value: text.to_owned(),
    })
}

pub(crate) fn parse_formats(text: &str) -> Result<Vec<Format>> {
    let formats = text
        .split(',')
        .map(Format::from_extension)
        .collect::<Option<_>>();
    formats.ok_or_else(|| StoreError::Damaged {
        what: "list of formats",
        value: text.to_owned(),
    })
}

/// Parses a slug that has a column of its own.
pub(crate) fn slug(text: String) -> Result<Slug> {
    Slug::parse(&text).map_err(|_| StoreError::Damaged {
        what: "slug",
        value: text,
    })
}
