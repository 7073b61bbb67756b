//! Takes over a WordPress export (WXR 1.0 to 1.2). The file is read twice as a
//! stream: `survey` checks all of it before anything is written and notes what
//! refers to what; `taking` writes it in batches and can go on after a cut.
//! Between them stand `export` (the XML), `piece` (what it holds), `markup`
//! (old HTML to ours), `mapping` (a post to an article), `places` (names), `numbers`,
//! `addresses`, `attachments` and `pictures`.

mod addresses;
mod article_ids;
mod attachments;
mod comments;
mod counting_reader;
mod dates;
mod decoding;
mod desk;
mod error;
mod export;
mod importer;
mod links;
mod mapping;
mod markup;
mod media;
mod pictures;
mod progress;
mod report;
mod reusable_blocks;
mod scan;
mod shortcodes;
mod taxonomy;
mod wxr_element;

use std::path::PathBuf;

use store::Store;

pub use error::ImportError;
pub use report::{Report, Tally};

/// Articles that are ranked at a time.
const RELATED: u32 = 64;

/// What to take over, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The export.
    pub file: PathBuf,
    /// The old site's `wp-content/uploads` (or a folder above it), where its
    /// pictures are to be taken from.
    pub media: Option<PathBuf>,
    /// Whether pictures are fetched from the old site itself.
    pub fetch_media: bool,
    /// The folder for the pictures' files.
    pub pictures: PathBuf,
    /// Whether a bar on stderr shows how far it is.
    pub progress: bool,
}

/// Takes `options.file` over into `store`. On an error in the file nothing was
/// written; after any other error the same call goes on where it stopped.
pub async fn wxr(store: &dyn Store, options: &Options) -> Result<Report, ImportError> {
    let survey = scan::survey(options)?;
    let report = importer::take(store, options, &survey).await?;
    let articles = survey.items;
    drop(survey);
    let bar = progress::things(options, articles, "relating");
    loop {
        let done = store.relate(RELATED).await?;
        if done == 0 {
            break;
        }
        bar.inc(u64::from(done));
    }
    bar.finish_and_clear();
    Ok(report)
}
