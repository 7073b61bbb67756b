//! The second reading: items in batches, each batch a few transactions, and
//! after each a note of how far it came.

mod checkpoint;
mod drafter;

use std::collections::{HashMap, HashSet};
use std::time::UNIX_EPOCH;

use store::{ArticleId, Change, ChangeKey, MediaId, NewRedirect, Outcome, Slug, Store};

use crate::article_ids::Numbers;
use crate::attachments::FileKey;
use crate::comments;
use crate::export::Export;
use crate::mapping::origin_of;
use crate::pictures::Pictures;
use crate::scan::Survey;
use crate::wxr_element::{Item, Piece};
use crate::{ImportError, Options, Report, media, progress};
use checkpoint::Kept;
use drafter::Drafted;

/// Items written together, and their text's size that ends a batch early.
const BATCH: usize = 100;
const BATCH_BYTES: usize = 4 << 20;

pub(crate) async fn take(
    store: &dyn Store,
    options: &Options,
    survey: &Survey,
) -> Result<Report, ImportError> {
    let note = format!("import {}", fingerprint(options, survey));
    let (mut kept, done, remarks) = Kept::open(store, note).await?;
    let demo_removed = match survey.items {
        0 => 0,
        _ => store.remove_demo().await?,
    };
    let mut taking = Taking {
        store,
        survey,
        pictures: Pictures::new(options),
        media: HashMap::new(),
        seen: HashSet::new(),
        desks: HashSet::new(),
        hidden: Vec::new(),
        numbers: Numbers::new(store, survey.highest).await?,
        report: Report {
            resumed_after: done,
            demo_removed,
            remarks,
            ..Report::default()
        },
    };
    taking.names().await?;
    let mut export = Export::open(&options.file)?;
    let bar = progress::bytes(options, survey.bytes, "taking");
    let mut batch: Vec<Item> = Vec::new();
    let (mut read, mut bytes) = (0_u64, 0);
    while let Some(piece) = export.next()? {
        let Piece::Item(item) = piece else { continue };
        read += 1;
        if read <= done {
            taking.seen.insert(item.number());
            continue;
        }
        bytes += item.size();
        batch.push(*item);
        if batch.len() == BATCH || bytes > BATCH_BYTES {
            taking.write(std::mem::take(&mut batch)).await?;
            bytes = 0;
            kept.keep(read, &taking.report.remarks).await?;
            bar.set_position(export.seen().bytes());
        }
    }
    taking.write(batch).await?;
    kept.end().await?;
    bar.finish_and_clear();
    Ok(taking.report)
}

/// Tells one state of a file, and one wish for pictures, from another, well
/// enough to go on in it.
fn fingerprint(options: &Options, survey: &Survey) -> String {
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
        survey.site.name(),
        changed.as_nanos(),
        survey.items
    )
}

struct Taking<'a> {
    store: &'a dyn Store,
    survey: &'a Survey,
    pictures: Pictures<'a>,
    /// Numbers of the files written so far, by key.
    media: HashMap<String, MediaId>,
    /// Numbers of the items seen so far.
    seen: HashSet<i64>,
    /// Desks of texts that were written.
    desks: HashSet<Slug>,
    /// What earlier runs showed and readers may not see any more.
    hidden: Vec<Change>,
    numbers: Numbers<'a>,
    report: Report,
}

impl Taking<'_> {
    async fn names(&mut self) -> Result<(), ImportError> {
        let names = self.survey.places.names();
        for outcome in self.store.apply(&names).await? {
            self.report.names.count(&outcome);
        }
        let redirects = self
            .survey
            .places
            .redirects()
            .into_iter()
            .filter_map(|(from, to)| {
                let from = self.survey.site.own(&from);
                let ours = self
                    .survey
                    .addresses
                    .here(&from)
                    .is_some_and(|known| known == to);
                ours.then_some(Change::Redirect(NewRedirect { from, to }))
            });
        let redirects: Vec<Change> = redirects.collect();
        self.follow(&redirects).await
    }

    /// Writes what hangs on something written before.
    async fn follow(&mut self, changes: &[Change]) -> Result<(), ImportError> {
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

    async fn write(&mut self, items: Vec<Item>) -> Result<(), ImportError> {
        let mut drafts = Vec::new();
        for item in items {
            if let Some(draft) = self.draft(&item) {
                drafts.push((item, draft));
            }
        }
        let hidden = std::mem::take(&mut self.hidden);
        self.follow(&hidden).await?;
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
                    self.numbers
                        .of(&origin_of(item, self.survey), item.number())
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
            further.extend(self.further(item, change, outcome));
        }
        self.follow(&further).await
    }

    /// Writes the pictures that are not written yet.
    async fn write_pictures(&mut self, drafts: &[(Item, Drafted)]) -> Result<(), ImportError> {
        let mut wanted: Vec<(&Item, FileKey, &str)> = Vec::new();
        for (item, draft) in drafts {
            for picture in draft.text().into_iter().flat_map(|text| &text.pictures) {
                let file = self.survey.attachments.file(picture, &self.survey.site);
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
                        self.remark(item, &format!("no picture from {address}: {reason}"));
                        self.report.pictures_failed += 1;
                    }
                }
            }
            changes.push(Change::Media(media::record(file, alt, files, self.survey)));
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
        self.follow(&redirects).await
    }

    fn change(&self, draft: &Drafted, id: ArticleId) -> Option<Change> {
        let number = |place: usize| {
            let picture = draft.text()?.pictures.get(place)?;
            let file = self.survey.attachments.file(picture, &self.survey.site)?;
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

    /// Comments, counts and old addresses of what was written.
    fn further(&mut self, item: &Item, change: &Change, outcome: &Outcome) -> Vec<Change> {
        let mut further = Vec::new();
        match (change, outcome.key()) {
            (Change::Article(new), ChangeKey::Article(id)) => {
                if item.number() != id.0 {
                    self.remark(
                        item,
                        &format!("its number was taken: it stands under {id} now"),
                    );
                }
                if let Outcome::TextKept(_) = outcome {
                    let reason = "was corrected here and stays; the old site has other words";
                    self.remark(item, &format!("its text {reason}"));
                }
                let (comments, dropped) =
                    comments::comments(item, *id, new.published_at, self.survey);
                if dropped > 0 {
                    let reason = "not approved, or links from other sites";
                    self.remark(item, &format!("comments left out: {dropped} ({reason})"));
                    self.report.comments.skipped += dropped;
                }
                let fresh = self.numbers.is_fresh();
                further.extend(
                    comments
                        .into_iter()
                        .filter(|change| !fresh || !matches!(change, Change::RemoveComment(_))),
                );
                further.extend(comments::views(item, *id));
                further.extend(comments::article_redirects(item, new, *id, self.survey));
            }
            (Change::Page(_), ChangeKey::Slug(slug)) => {
                if !item.comments.is_empty() {
                    self.remark(item, "its comments left out: pages have none");
                    self.report.comments.skipped += item.comments.len() as u64;
                }
                further.extend(comments::page_redirects(item, slug, self.survey));
            }
            _ => {}
        }
        further
    }
}
