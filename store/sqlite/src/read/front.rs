//! The front page: pinned articles, and the newest stories of the paper and its
//! sections, each story once.

use std::sync::LazyLock;

use sqlx::{Row, SqlitePool};
use store::policy::front::ALSO;
use store::{Front, Pin, Result, Slug, Timestamp};

use crate::error::while_doing;
use crate::rows::{self, LIST_OF_T, StoryRow, TEASER, TEASER_JOINS, teaser_list};

/// An article `a` with the id `f.id`, with the others of its story.
static STORY: LazyLock<String> = LazyLock::new(|| {
    let also = teaser_list(
        "articles a",
        &format!(
            "WHERE a.story = (SELECT story FROM articles WHERE id = f.id) AND a.published \
             AND a.id <> f.id ORDER BY a.published_at DESC, a.id DESC LIMIT {ALSO}"
        ),
    );
    format!("json_array({TEASER}, json(CASE WHEN a.story IS NULL THEN '[]' ELSE {also} END))")
});

/// Returns SQL for the newest stories of the list that the SQL `list` names.
fn newest(list: &str, limit: &str) -> String {
    format!(
        "(SELECT {LIST_OF_T} FROM (SELECT {story} AS t
            FROM list_entries f CROSS JOIN articles a ON a.id = f.id {TEASER_JOINS}
            WHERE f.list = {list} AND (a.story IS NULL OR NOT EXISTS (
                SELECT 1 FROM articles o CROSS JOIN list_entries g
                    ON g.list = {list} AND g.published_at = o.published_at AND g.id = o.id
                WHERE o.story = a.story AND (o.published_at, o.id) > (f.published_at, f.id)))
            ORDER BY f.published_at DESC, f.id DESC LIMIT {limit}))",
        story = *STORY
    )
}

static FRONT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT
            (SELECT {LIST_OF_T} FROM (SELECT json_array(f.slot, f.until, json({story})) AS t
                FROM (SELECT slot, article AS id, until FROM pins WHERE slot > 0) f
                CROSS JOIN articles a ON a.id = f.id {TEASER_JOINS}
                WHERE a.published ORDER BY f.slot)) AS pins,
            {latest} AS latest,
            (SELECT json_group_array(json_array(e.value, json({of_section}))) FROM json_each(?3) e) AS sections",
        story = *STORY,
        latest = newest("'all'", "?1"),
        of_section = newest("'s:' || e.value", "?2"),
    )
});

pub(crate) async fn front(
    pool: &SqlitePool,
    sections: &[Slug],
    latest: u32,
    each: u32,
) -> Result<Front> {
    let failed = while_doing("reading the front page");
    let row = sqlx::query(FRONT.as_str())
        .bind(latest)
        .bind(each)
        .bind(serde_json::json!(sections).to_string())
        .fetch_one(pool)
        .await
        .map_err(&failed)?;
    let text = |name: &str| row.try_get::<String, _>(name).map_err(&failed);
    let stories = |rows: Vec<StoryRow>| rows.into_iter().map(rows::story).collect::<Result<_>>();
    let pins: Vec<(u32, Option<i64>, StoryRow)> = rows::json("pin", &text("pins")?)?;
    let blocks: Vec<(Slug, Vec<StoryRow>)> = rows::json("section's story", &text("sections")?)?;
    Ok(Front {
        pins: pins
            .into_iter()
            .map(|(slot, until, story)| {
                Ok(Pin {
                    slot,
                    until: until.map(Timestamp),
                    story: rows::story(story)?,
                })
            })
            .collect::<Result<_>>()?,
        latest: stories(rows::json("story", &text("latest")?)?)?,
        sections: blocks
            .into_iter()
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(slug, rows)| Ok((slug, stories(rows)?)))
            .collect::<Result<_>>()?,
    })
}
