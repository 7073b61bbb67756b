//! The demo articles of an empty paper, which are fictitious and marked as
//! demo. `articles/` has a file for each, `paper.toml` what they share,
//! `pictures/` the drawings and the scripts that made them.

mod article;
mod error;
mod paper;
mod slugs;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;
use store::{
    ArticleId, Change, ChangeKey, DEMO_IDS_FROM, Html, MediaId, NewComment, Store, Timestamp,
};

use crate::article::Written;
use crate::paper::Paper;

pub use error::DemoError;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/articles"]
struct Articles;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/pictures/files"]
struct PictureFiles;

/// Writes the demo articles to `store`, dated up to `now` in Unix seconds, and
/// their picture files to `pictures`. Returns the number of articles; `None`,
/// with nothing written, if the store has any article.
pub async fn load(
    store: &dyn Store,
    pictures: &Path,
    now: i64,
) -> Result<Option<usize>, DemoError> {
    if !store.is_empty().await? {
        return Ok(None);
    }
    let paper = Paper::read()?;
    let articles = articles()?;
    write_pictures(pictures)?;
    let shared = store.apply(&paper.changes()).await?;
    // Pictures are the last of the shared changes, in their own order.
    let first_picture = shared.len() - paper.pictures.len();
    let media: HashMap<&str, MediaId> = paper
        .pictures
        .iter()
        .zip(&shared[first_picture..])
        .filter_map(|(picture, outcome)| match outcome.key() {
            ChangeKey::Media(id) => Some((picture.stem.as_str(), *id)),
            _ => None,
        })
        .collect();
    let mut changes = Vec::new();
    for (nth, (file, written)) in articles.iter().enumerate() {
        let id = ArticleId(DEMO_IDS_FROM + i64::try_from(nth).unwrap_or_default());
        let wrong = |reason| DemoError::Written {
            file: file.clone(),
            reason,
        };
        let new = written.article(id, nth, &media, now).map_err(wrong)?;
        changes.push(Change::Article(Box::new(new)));
        if written.views > 0 {
            changes.push(Change::Views {
                article: id,
                at_least: written.views,
            });
        }
        for (place, comment) in written.comments.iter().enumerate() {
            changes.push(Change::Comment(NewComment {
                origin: format!("demo#{nth}/{place}"),
                article: id,
                name: comment.name.clone(),
                body: Html::clean(&format!("<p>{}</p>", comment.text)),
                at: Timestamp(written.published(now) + comment.hours_later * 3600),
            }));
        }
    }
    store.apply(&changes).await?;
    Ok(Some(articles.len()))
}

/// Returns all articles, each with the name of its file.
fn articles() -> Result<Vec<(String, Written)>, DemoError> {
    let mut names: Vec<String> = Articles::iter().map(std::borrow::Cow::into_owned).collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| Articles::get(&name).map(|file| (name, file)))
        .map(|(name, file)| {
            let text = String::from_utf8_lossy(&file.data).into_owned();
            let written = Written::parse(&text).map_err(|reason| DemoError::Written {
                file: name.clone(),
                reason,
            })?;
            Ok((name, written))
        })
        .collect()
}

fn write_pictures(folder: &Path) -> Result<(), DemoError> {
    let failed = |path: PathBuf| move |source| DemoError::Picture { path, source };
    std::fs::create_dir_all(folder).map_err(failed(folder.to_owned()))?;
    for name in PictureFiles::iter() {
        let Some(file) = PictureFiles::get(&name) else {
            continue;
        };
        let path = folder.join(name.as_ref());
        std::fs::write(&path, file.data).map_err(failed(path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_parse_and_refer_to_known_names() {
        let paper = Paper::read().unwrap();
        let articles = articles().unwrap();
        assert!(articles.len() >= 30, "{}", articles.len());
        let media: HashMap<&str, MediaId> = paper
            .pictures
            .iter()
            .map(|picture| (picture.stem.as_str(), MediaId(1)))
            .collect();
        let now = 1_700_000_000;
        for (nth, (file, written)) in articles.iter().enumerate() {
            let new = written
                .article(ArticleId(1), nth, &media, now)
                .unwrap_or_else(|reason| panic!("{file}: {reason}"));
            assert!(new.published_at.0 <= now, "{file} is from the future");
            assert!(new.updated_at.0 <= now, "{file} was changed in the future");
            assert!(
                new.demo && !new.body.is_empty() && !new.title.is_empty() && !new.lead.is_empty(),
                "{file}"
            );
            assert!(
                paper
                    .sections
                    .iter()
                    .any(|it| it.slug == new.section.as_str()),
                "{file}: {}",
                new.section
            );
            for topic in &new.topics {
                assert!(
                    paper.topics.iter().any(|it| it.slug == topic.as_str()),
                    "{file}: {topic}"
                );
            }
            for author in &new.authors {
                assert!(
                    paper.authors.iter().any(|it| it.slug == author.as_str()),
                    "{file}: {author}"
                );
            }
        }
        let filled = paper.sections.iter().filter(|section| {
            articles
                .iter()
                .any(|(_, written)| written.section == section.slug)
        });
        assert!(filled.count() >= 5, "five sections are filled");
    }

    #[test]
    fn pictures_have_files_in_every_width_and_format() {
        for picture in Paper::read().unwrap().pictures {
            for width in &picture.widths {
                for format in ["avif", "webp", "jpg"] {
                    let name = format!("{}-{width}.{format}", picture.stem);
                    assert!(PictureFiles::get(&name).is_some(), "{name}");
                }
            }
        }
    }
}
