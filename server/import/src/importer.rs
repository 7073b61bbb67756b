//! The second pass over an export: writes its items in batches, each in a few
//! transactions, and stores a checkpoint after each batch.

mod checkpoint;
mod drafter;

use std::collections::{HashMap, HashSet};
use std::time::UNIX_EPOCH;

use store::{ArticleId, Change, ChangeKey, MediaId, NewRedirect, Outcome, Slug, Store};

use crate::article_ids::ArticleIds;
use crate::attachments::FileKey;
use crate::export::Export;
use crate::mapping::origin_of;
use crate::pictures::Pictures;
use crate::scan::Scan;
use crate::wxr_element::{Item, WxrElement};
use crate::{ImportError, Options, Report, media, progress};
use crate::{comments, redirects, view_counts};
use checkpoint::Checkpoint;
use drafter::{Drafted, Drafter};

/// Items per batch.
const BATCH: usize = 100;
/// Size of the texts, in bytes, that ends a batch early.
const BATCH_BYTES: usize = 4 << 20;

/// Writes an export, or the rest of one that an earlier run did not complete.
pub(crate) async fn import(
    store: &dyn Store,
    options: &Options,
    scan: &Scan,
) -> Result<Report, ImportError> {
    let note = format!("import {}", fingerprint(options, scan));
    let (mut checkpoint, done, remarks) = Checkpoint::open(store, note).await?;
    let demo_removed = match scan.items {
        0 => 0,
        _ => store.remove_demo().await?,
    };
    let ids = ArticleIds::new(store, scan.highest).await?;
    let mut importer = Importer {
        store,
        scan,
        pictures: Pictures::new(options),
        media: HashMap::new(),
        desks: HashSet::new(),
        drafter: Drafter::new(scan, ids.is_fresh()),
        ids,
        report: Report {
            resumed_after: done,
            demo_removed,
            remarks,
            ..Report::default()
        },
    };
    importer.write_names().await?;
    let mut export = Export::open(&options.file)?;
    let bar = progress::bytes(options, scan.bytes, "importing");
    let mut batch: Vec<Item> = Vec::new();
    let (mut read, mut bytes) = (0_u64, 0);
    while let Some(piece) = export.next()? {
        let WxrElement::Item(item) = piece else {
            continue;
        };
        read += 1;
        if read <= done {
            importer.drafter.skip_written(&item);
            continue;
        }
        bytes += item.size();
        batch.push(*item);
        if batch.len() == BATCH || bytes > BATCH_BYTES {
            importer.write(std::mem::take(&mut batch)).await?;
            bytes = 0;
            checkpoint.save(read, &importer.report.remarks).await?;
            bar.set_position(export.seen().bytes());
        }
    }
    importer.write(batch).await?;
    checkpoint.clear().await?;
    bar.finish_and_clear();
    Ok(importer.report)
}

/// Returns a text that differs if a run may not resume another: the file has
/// changed, or the pictures come from another source.
fn fingerprint(options: &Options, scan: &Scan) -> String {
    let data = std::fs::metadata(&options.file).ok();
    let length = data.as_ref().map_or(0, std::fs::Metadata::len);
    let changed = data.and_then(|data| data.modified().ok());
    let changed = changed
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok())
        .unwrap_or_default();
    let pictures = match (&options.media, options.fetch_media) {
        (None, false) => "no pictures".to_owned(),
        (folder, fetch) => format!("pictures {folder:?} {fetch}"),
    };
    format!(
        "{} {length} {} {} {pictures}",
        scan.site.name(),
        changed.as_nanos(),
        scan.items
    )
}

/// The second pass.
struct Importer<'a> {
    store: &'a dyn Store,
    scan: &'a Scan,
    pictures: Pictures<'a>,
    /// Numbers of the files written so far, by key.
    media: HashMap<String, MediaId>,
    /// Desks written so far.
    desks: HashSet<Slug>,
    drafter: Drafter<'a>,
    ids: ArticleIds<'a>,
    report: Report,
}

impl Importer<'_> {
    /// Writes sections, topics, authors and desks, and the redirects from their old addresses.
    async fn write_names(&mut self) -> Result<(), ImportError> {
        let names = self.scan.taxonomy.names();
        for outcome in self.store.apply(&names).await? {
            self.report.names.count(&outcome);
        }
        let redirects = self
            .scan
            .taxonomy
            .redirects()
            .into_iter()
            .filter_map(|(from, to)| {
                let from = self.scan.site.own(&from);
                let ours = self
                    .scan
                    .addresses
                    .here(&from)
                    .is_some_and(|known| known == to);
                ours.then_some(Change::Redirect(NewRedirect { from, to }))
            });
        let redirects: Vec<Change> = redirects.collect();
        self.write_dependent(&redirects).await
    }

    /// Writes changes that refer to records already written.
    async fn write_dependent(&mut self, changes: &[Change]) -> Result<(), ImportError> {
        if changes.is_empty() {
            return Ok(());
        }
        for (change, outcome) in changes.iter().zip(self.store.apply(changes).await?) {
            match change {
                Change::Comment(_) => self.report.comments.count(&outcome),
                Change::RemoveComment(_) => self.report.comments.count_change(&outcome),
                Change::HideArticle(_) => self.report.articles.count_change(&outcome),
                Change::HidePage(_) => self.report.pages.count_change(&outcome),
                Change::Redirect(_) => self.report.redirects.count(&outcome),
                _ => {}
            }
        }
        Ok(())
    }

    /// Writes a batch.
    async fn write(&mut self, items: Vec<Item>) -> Result<(), ImportError> {
        let mut drafts = Vec::new();
        for item in items {
            if let Some(draft) = self.drafter.draft(&item, &mut self.report) {
                drafts.push((item, draft));
            }
        }
        let hidden = self.drafter.take_hidden();
        self.write_dependent(&hidden).await?;
        self.write_pictures(&drafts).await?;
        let mut changes = Vec::new();
        for (_, draft) in &drafts {
            if let Drafted::Article(draft) = draft
                && let Some(desk) = draft.desk.clone()
                && self.desks.insert(desk.slug.clone())
            {
                changes.push(Change::Desk(desk));
            }
        }
        let desks = changes.len();
        let mut items = Vec::new();
        for (item, draft) in &drafts {
            let id = match draft {
                Drafted::Article(_) => {
                    self.ids
                        .of(&origin_of(item, self.scan), item.number())
                        .await?
                }
                _ => ArticleId(item.number()),
            };
            if let Some(change) = self.change(draft, id) {
                changes.push(change);
                items.push(item);
            }
        }
        if changes.is_empty() {
            return Ok(());
        }
        let outcomes = self.store.apply(&changes).await?;
        for outcome in &outcomes[..desks] {
            self.report.names.count(outcome);
        }
        let mut further = Vec::new();
        for (item, (change, outcome)) in items.iter().zip(changes.iter().zip(&outcomes).skip(desks))
        {
            match change {
                Change::Page(_) => self.report.pages.count(outcome),
                _ => self.report.articles.count(outcome),
            }
            further.extend(self.dependents(item, change, outcome));
        }
        self.write_dependent(&further).await
    }

    /// Writes the pictures that are not written yet.
    async fn write_pictures(&mut self, drafts: &[(Item, Drafted)]) -> Result<(), ImportError> {
        let mut wanted: Vec<(&Item, FileKey, &str)> = Vec::new();
        for (item, draft) in drafts {
            for picture in draft.text().into_iter().flat_map(|text| &text.pictures) {
                let file = self.scan.attachments.file(picture, &self.scan.site);
                wanted.extend(file.map(|file| (item, file, picture.alt.as_str())));
            }
            match draft {
                Drafted::Article(draft) => {
                    wanted.extend(draft.cover.clone().map(|file| (item, file, "")));
                }
                Drafted::Picture(file) => wanted.push((item, file.clone(), "")),
                Drafted::Page(_) => {}
            }
        }
        let mut keys = HashSet::new();
        wanted.retain(|(_, file, _)| {
            !self.media.contains_key(&file.key) && keys.insert(file.key.clone())
        });
        let mut changes = Vec::with_capacity(wanted.len());
        let mut redirects = Vec::new();
        for (item, file, alt) in &wanted {
            let mut files = None;
            if self.pictures.wanted() {
                match self.pictures.files(file).await? {
                    Ok(had) => {
                        redirects.extend(media::redirect(&file.key, &had).map(Change::Redirect));
                        self.report.pictures_had += 1;
                        files = Some(had);
                    }
                    Err(reason) => {
                        let address = file.urls.first().unwrap_or(&file.key);
                        self.report.remark(
                            item,
                            &format!("picture {address} was not imported: {reason}"),
                        );
                        self.report.pictures_failed += 1;
                    }
                }
            }
            changes.push(Change::Media(media::record(file, alt, files, self.scan)));
        }
        if changes.is_empty() {
            return Ok(());
        }
        for ((_, file, _), outcome) in wanted.into_iter().zip(self.store.apply(&changes).await?) {
            self.report.pictures.count(&outcome);
            if let ChangeKey::Media(id) = outcome.key() {
                self.media.insert(file.key, *id);
            }
        }
        self.write_dependent(&redirects).await
    }

    /// Returns the change that writes a draft; `None` for a picture.
    fn change(&self, draft: &Drafted, id: ArticleId) -> Option<Change> {
        let number = |place: usize| {
            let picture = draft.text()?.pictures.get(place)?;
            let file = self.scan.attachments.file(picture, &self.scan.site)?;
            self.media.get(&file.key).copied()
        };
        match draft {
            Drafted::Article(draft) => {
                let cover = draft
                    .cover
                    .as_ref()
                    .and_then(|file| self.media.get(&file.key))
                    .copied();
                Some(Change::Article(Box::new(draft.article(id, number, cover))))
            }
            Drafted::Page(draft) => Some(Change::Page(draft.page(number))),
            Drafted::Picture(_) => None,
        }
    }

    /// Returns the comments, view counts and redirects of an article or page that was written.
    fn dependents(&mut self, item: &Item, change: &Change, outcome: &Outcome) -> Vec<Change> {
        let mut further = Vec::new();
        match (change, outcome.key()) {
            (Change::Article(new), ChangeKey::Article(id)) => {
                if item.number() != id.0 {
                    self.report.remark(
                        item,
                        &format!("its number was in use: its number here is {id}"),
                    );
                }
                if let Outcome::TextKept(_) = outcome {
                    let words = "its corrected text was kept; the old site has another text";
                    self.report.remark(item, words);
                }
                let (comments, dropped) =
                    comments::comments(item, *id, new.published_at, self.scan);
                if dropped > 0 {
                    let reason = "not approved, or links from other sites";
                    self.report
                        .remark(item, &format!("comments skipped: {dropped} ({reason})"));
                    self.report.comments.skipped += dropped;
                }
                let fresh = self.ids.is_fresh();
                further.extend(
                    comments
                        .into_iter()
                        .filter(|change| !fresh || !matches!(change, Change::RemoveComment(_))),
                );
                further.extend(view_counts::views(item, *id));
                further.extend(redirects::article_redirects(item, new, *id, self.scan));
            }
            (Change::Page(_), ChangeKey::Slug(slug)) => {
                if !item.comments.is_empty() {
                    self.report
                        .remark(item, "its comments were skipped: pages have none");
                    self.report.comments.skipped += item.comments.len() as u64;
                }
                further.extend(redirects::page_redirects(item, slug, self.scan));
            }
            _ => {}
        }
        further
    }
}
