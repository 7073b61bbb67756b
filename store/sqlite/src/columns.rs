//! The columns of teasers and pictures, and what is read from them.

use store::{ArticleId, MediaId, Picture, Result, Teaser, Timestamp};

use crate::readers::Columns;
use crate::rows::{parse_formats, parse_widths};

/// The columns of a teaser, from `articles a` with [`crate::rows::TEASER_JOINS`], in the order in
/// which [`teaser_of`] reads them.
pub(crate) const TEASER_COLUMNS: &str = "a.id, a.slug, a.title, a.summary, a.initials, a.section, \
     a.published_at, m.id, m.stem, m.alt, m.width, m.height, m.widths, m.formats, a.story, a.demo";

/// Reads [`TEASER_COLUMNS`].
pub(crate) fn teaser_of(row: &Columns<'_>) -> Result<Teaser> {
    Ok(Teaser {
        id: ArticleId(row.get(0)?),
        slug: row.slug(1)?,
        title: row.string(2)?,
        summary: row.string(3)?,
        desk: row.maybe_string(4)?,
        section: row.slug(5)?,
        published_at: Timestamp(row.get(6)?),
        picture: picture_of(row, 7)?,
        story: row.get::<Option<i64>>(14)?.map(ArticleId),
        demo: row.get(15)?,
    })
}

/// The columns of a picture, from `media m`, as [`picture_of`] reads them.
pub(crate) const PICTURE_COLUMNS: &str =
    "m.id, m.stem, m.alt, m.width, m.height, m.widths, m.formats";

/// Reads [`PICTURE_COLUMNS`] from the column `first` on; `None` if all are NULL.
pub(crate) fn picture_of(row: &Columns<'_>, first: usize) -> Result<Option<Picture>> {
    let Some(id) = row.get(first)? else {
        return Ok(None);
    };
    Ok(Some(Picture {
        id: MediaId(id),
        stem: row.string(first + 1)?,
        alt: row.string(first + 2)?,
        width: row.get(first + 3)?,
        height: row.get(first + 4)?,
        widths: parse_widths(row.text(first + 5)?)?,
        formats: parse_formats(row.text(first + 6)?)?,
    }))
}
