//! The first pass over an export: checks the whole file before anything is
//! written, and records the references between items.

use std::collections::HashMap;

use store::policy::summary::SummaryLengths;

use crate::addresses::Addresses;
use crate::attachments::{Attachments, is_other_file, key_of};
use crate::desk::Desks;
use crate::export::Export;
use crate::links::OldSite;
use crate::mapping::{excerpt_of, slug_of};
use crate::meta_keys;
use crate::reusable_blocks::ReusableBlocks;
use crate::taxonomy::Taxonomy;
use crate::wxr_element::{Author, Item, WxrElement};
use crate::{ImportError, Options, dates, progress};

/// The result of the first pass.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) site: OldSite,
    pub(crate) taxonomy: Taxonomy,
    pub(crate) attachments: Attachments,
    pub(crate) addresses: Addresses,
    pub(crate) reusable: ReusableBlocks,
    pub(crate) desks: Desks,
    summaries: SummaryLengths,
    /// Addresses of attachment pages, by the item that the attachments belong
    /// to.
    attachment_pages: HashMap<i64, Vec<String>>,
    /// Earlier addresses of items; other items may have them now.
    former: Vec<(i64, String)>,
    /// The highest number in the file.
    pub(crate) highest: i64,
    /// Items in the file.
    pub(crate) items: u64,
    /// Decoded bytes in the file.
    pub(crate) bytes: u64,
}

/// Reads an export once.
pub(crate) fn scan(options: &Options) -> Result<Scan, ImportError> {
    let mut export = Export::open(&options.file)?;
    let mut scan = Scan::default();
    let mut is_wordpress = false;
    let size = std::fs::metadata(&options.file).map_or(0, |data| data.len());
    let bar = progress::bytes(options, size, "checking");
    while let Some(piece) = export.next()? {
        match piece {
            WxrElement::Channel(name, text) => {
                is_wordpress |= name.starts_with("wp:");
                // `wp:base_site_url` may be a network with sites that are not
                // part of the export.
                if matches!(name.as_str(), "link" | "wp:base_blog_url") {
                    scan.site.learn(&text);
                }
            }
            WxrElement::Author(author) => {
                is_wordpress = true;
                scan.taxonomy.learn_author(&author);
            }
            WxrElement::Term(term) => {
                is_wordpress = true;
                scan.taxonomy.learn_term(&term);
            }
            WxrElement::Item(item) => {
                if !is_wordpress && item.id.is_empty() && item.kind.is_empty() {
                    let reason = "it is a feed without the elements of WordPress".to_owned();
                    return Err(ImportError::NotWxr {
                        path: options.file.clone(),
                        reason,
                    });
                }
                is_wordpress = true;
                check(options, &item)?;
                scan.learn(&item);
            }
        }
        bar.set_position(export.seen().bytes());
    }
    bar.finish_and_clear();
    if !is_wordpress {
        let reason = "it has no WordPress channel".to_owned();
        return Err(ImportError::NotWxr {
            path: options.file.clone(),
            reason,
        });
    }
    scan.bytes = export.seen().bytes();
    scan.attachments.put_in_order();
    scan.taxonomy.give_way(&scan.addresses);
    scan.learn_former_addresses();
    for (from, to) in scan.taxonomy.redirects() {
        scan.addresses.learn_path(&scan.site.own(&from), &to);
    }
    Ok(scan)
}

/// Fails for an item without a number, type, status or date.
fn check(options: &Options, item: &Item) -> Result<(), ImportError> {
    let missing = |what: &str| {
        let title: String = item.title.chars().take(60).collect();
        ImportError::Broken {
            path: options.file.clone(),
            line: item.line,
            reason: format!("the item {title:?}, which begins here, has no {what}"),
        }
    };
    if item.number() <= 0 {
        return Err(missing("number (wp:post_id)"));
    }
    if item.kind.is_empty() {
        return Err(missing("type (wp:post_type)"));
    }
    let is_text = matches!(item.kind.as_str(), "post" | "page");
    if is_text && item.status.is_empty() {
        return Err(missing("status (wp:status)"));
    }
    let dated = dates::moment(&item.date_gmt, &item.date, &item.pub_date).is_some();
    if is_text && matches!(item.status.as_str(), "publish" | "future") && !dated {
        return Err(missing("date (wp:post_date)"));
    }
    Ok(())
}

impl Scan {
    fn learn(&mut self, item: &Item) {
        self.items += 1;
        self.highest = self.highest.max(item.number());
        if item.is_discarded() {
            return;
        }
        match item.kind.as_str() {
            "post" => {
                let unknown =
                    |login: &str| !login.is_empty() && self.taxonomy.writer(login).is_none();
                if unknown(&item.creator) {
                    let author = Author {
                        login: item.creator.clone(),
                        ..Author::default()
                    };
                    self.taxonomy.learn_author(&author);
                }
                // The oldest exports write each term twice, once without a
                // domain.
                let named = item.terms.iter().any(|term| !term.domain.is_empty());
                for term in item
                    .terms
                    .iter()
                    .filter(|term| !named || !term.domain.is_empty())
                {
                    self.taxonomy.learn_item_term(term);
                }
                if !item
                    .terms
                    .iter()
                    .any(|term| self.taxonomy.section(term).is_some())
                {
                    self.taxonomy.learn_default();
                }
                self.desks.learn(item);
                self.summaries.add(&excerpt_of(item));
                if item.is_public() {
                    let slug = slug_of(item);
                    for from in self.old_addresses(item) {
                        self.addresses.learn_article(&from, item.number(), &slug);
                    }
                    self.learn_former(item);
                }
            }
            "page" if item.is_public() => {
                for from in self.old_addresses(item) {
                    self.addresses.learn_page(&from, item.number());
                }
                self.learn_former(item);
            }
            "attachment" => {
                self.attachments.learn(item, &self.site);
                if item.parent > 0 {
                    let own = self.site.own(&format!("/?attachment_id={}", item.number()));
                    let below = self.attachment_pages.entry(item.parent).or_default();
                    below.extend(self.site.source(&item.link).filter(|link| *link != own));
                    below.push(own);
                }
            }
            "wp_block" => self.reusable.learn(item),
            _ => {}
        }
    }

    fn learn_former(&mut self, item: &Item) {
        let former = self.former_addresses(item);
        self.former
            .extend(former.into_iter().map(|from| (item.number(), from)));
    }

    /// Records earlier addresses that no item has now.
    fn learn_former_addresses(&mut self) {
        let below = self
            .attachment_pages
            .iter()
            .flat_map(|(id, pages)| pages.iter().map(|page| (*id, page.as_str())));
        let former = self.former.iter().map(|(id, from)| (*id, from.as_str()));
        for (id, from) in former.chain(below) {
            for own in [format!("/?p={id}"), format!("/?page_id={id}")] {
                self.addresses.learn_alias(from, &self.site.own(&own));
            }
        }
        self.former = Vec::new();
    }

    /// Returns the addresses that an item had under earlier slugs.
    fn former_addresses(&self, item: &Item) -> Vec<String> {
        let decoded = |slug: &str| {
            let slug = percent_encoding::percent_decode_str(slug.trim()).decode_utf8_lossy();
            slug.into_owned()
        };
        let Some(link) = self.site.source(&item.link) else {
            return Vec::new();
        };
        let Some((folder, end)) = link.rsplit_once('/').and_then(|(folder, last)| {
            let end = last.strip_prefix(decoded(&item.slug).as_str())?;
            let named = !item.slug.is_empty() && (end.is_empty() || end.starts_with('.'));
            named.then_some((folder, end))
        }) else {
            return Vec::new();
        };
        let old = item.metas(meta_keys::OLD_SLUG).map(decoded);
        let old = old.filter(|old| !old.is_empty());
        old.map(|old| format!("{folder}/{old}{end}")).collect()
    }

    /// Returns the length, in characters, at which the old site cut excerpts.
    pub(crate) fn cut_length(&self) -> Option<usize> {
        self.summaries.cut_length()
    }

    /// Returns the other addresses of an item: earlier ones, and those of the
    /// pages of its attachments.
    pub(crate) fn further_addresses(&self, item: &Item) -> Vec<String> {
        let below = self.attachment_pages.get(&item.number());
        let mut all = self.former_addresses(item);
        all.extend(below.into_iter().flatten().cloned());
        all
    }

    /// Returns the addresses of an item on the old site.
    pub(crate) fn old_addresses(&self, item: &Item) -> Vec<String> {
        let id = item.number();
        let mut addresses = if item.kind == "page" {
            vec![self.site.own(&format!("/?page_id={id}"))]
        } else {
            vec![self.site.own(&format!("/?p={id}"))]
        };
        let front = self.site.own("/");
        let own = self
            .site
            .source(&item.link)
            .filter(|path| *path != front && *path != "/");
        addresses.extend(own.filter(|path| !addresses.contains(path)));
        addresses
    }

    /// Returns the absolute address of a file that stays on the old site: only
    /// pictures are imported.
    pub(crate) fn external_file(&self, url: &str) -> Option<String> {
        let path = self.site.local(url).or_else(|| self.site.joined(url))?;
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let known = self.attachments.get(&key_of(url, &self.site));
        let known = known.is_some() && !crate::attachments::is_picture(path);
        if !known && !is_other_file(path) {
            return None;
        }
        self.site.whole(url)
    }

    /// Converts an address in a text: one of the old site becomes local, and
    /// the new address if it is known.
    pub(crate) fn rewrite(&self, url: &str) -> String {
        let Some(local) = self.site.local(url) else {
            return url.to_owned();
        };
        let fragment = local.find('#').map_or("", |at| &local[at..]);
        let known = self.site.source(&local).and_then(|source| {
            let path = source.split('?').next().unwrap_or_default();
            self.addresses
                .here(&source)
                .or_else(|| self.addresses.here(path))
        });
        known.map_or_else(|| local.clone(), |known| format!("{known}{fragment}"))
    }
}
