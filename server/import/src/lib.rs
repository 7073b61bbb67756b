//! Imports a WordPress export (WXR 1.0 to 1.2).
//!
//! The file is read twice as a stream. `scan` checks the whole file before
//! anything is written and records the references between items. `importer`
//! writes the items in batches and can resume an interrupted run.
//!
//! `export` parses the XML into the items of `wxr_element`, `markup` converts
//! their HTML, and `mapping` converts a post to an article or page.

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
mod meta_keys;
mod options;
mod pictures;
mod plain_text;
mod progress;
mod redirects;
mod report;
mod reusable_blocks;
mod scan;
mod shortcodes;
mod taxonomy;
mod view_counts;
mod wxr_element;

use store::Store;

pub use error::ImportError;
pub use options::Options;
pub use report::{Report, Tally};

/// Articles whose related articles are ranked in one call.
const RELATED_BATCH: u32 = 64;

/// Imports `options.file` into `store`.
///
/// # Errors
///
/// After [`ImportError::Broken`] and [`ImportError::NotWxr`] nothing is written.
/// After any other error, the same call resumes where this one stopped.
pub async fn wxr(store: &dyn Store, options: &Options) -> Result<Report, ImportError> {
    let scan = scan::scan(options)?;
    let report = importer::import(store, options, &scan).await?;
    let articles = scan.items;
    drop(scan);
    let bar = progress::things(options, articles, "ranking");
    loop {
        let done = store.rank_related(RELATED_BATCH).await?;
        if done == 0 {
            break;
        }
        bar.inc(u64::from(done));
    }
    bar.finish_and_clear();
    Ok(report)
}
