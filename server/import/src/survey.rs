//! The first reading: nothing is written until the whole file was seen to be
//! in order, and what items refer to is noted.

use crate::addresses::Addresses;
use crate::attachments::Attachments;
use crate::export::Export;
use crate::links::OldSite;
use crate::mapping::{is_public, is_thrown_away, slug_of};
use crate::piece::{Author, Item, Piece};
use crate::places::Places;
use crate::{ImportError, Options, dates, progress};

/// What the first reading found.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    pub(crate) site: OldSite,
    pub(crate) places: Places,
    pub(crate) attachments: Attachments,
    pub(crate) addresses: Addresses,
    /// The highest number in the file.
    pub(crate) highest: i64,
    /// Items in the file.
    pub(crate) items: u64,
    /// Decoded bytes in the file.
    pub(crate) bytes: u64,
}

pub(crate) fn survey(options: &Options) -> Result<Survey, ImportError> {
    let mut export = Export::open(&options.file)?;
    let mut survey = Survey::default();
    let mut is_wordpress = false;
    let size = std::fs::metadata(&options.file).map_or(0, |data| data.len());
    let bar = progress::bytes(options, size, "checking");
    while let Some(piece) = export.next()? {
        match piece {
            Piece::Channel(name, text) => {
                is_wordpress |= name.starts_with("wp:");
                // `wp:base_site_url` may be a network whose other sites are not ours.
                if matches!(name.as_str(), "link" | "wp:base_blog_url") {
                    survey.site.learn(&text);
                }
            }
            Piece::Author(author) => {
                is_wordpress = true;
                survey.places.learn_author(&author);
            }
            Piece::Term(term) => {
                is_wordpress = true;
                survey.places.learn_term(&term);
            }
            Piece::Item(item) => {
                if !is_wordpress && item.id.is_empty() && item.kind.is_empty() {
                    let reason = "it is a feed without WordPress's own elements".to_owned();
                    return Err(ImportError::NotWxr {
                        path: options.file.clone(),
                        reason,
                    });
                }
                is_wordpress = true;
                check(options, &item)?;
                survey.learn(&item);
            }
        }
        bar.set_position(export.seen().bytes());
    }
    bar.finish_and_clear();
    if !is_wordpress {
        let reason = "it holds no WordPress channel".to_owned();
        return Err(ImportError::NotWxr {
            path: options.file.clone(),
            reason,
        });
    }
    survey.bytes = export.seen().bytes();
    survey.attachments.put_in_order();
    for (from, to) in survey.places.redirects() {
        survey.addresses.learn_path(&survey.site.own(&from), &to);
    }
    Ok(survey)
}

/// What every item must have for us to know what it is.
fn check(options: &Options, item: &Item) -> Result<(), ImportError> {
    let missing = |what: &str| {
        let title: String = item.title.chars().take(60).collect();
        ImportError::Broken {
            path: options.file.clone(),
            line: item.line,
            reason: format!("the item {title:?} that begins here has no {what}"),
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
    if is_text && item.status == "publish" && !dated {
        return Err(missing("date (wp:post_date)"));
    }
    Ok(())
}

impl Survey {
    fn learn(&mut self, item: &Item) {
        self.items += 1;
        self.highest = self.highest.max(item.number());
        if is_thrown_away(item) {
            return;
        }
        match item.kind.as_str() {
            "post" => {
                let unknown =
                    |login: &str| !login.is_empty() && self.places.writer(login).is_none();
                if unknown(&item.creator) {
                    let author = Author {
                        login: item.creator.clone(),
                        ..Author::default()
                    };
                    self.places.learn_author(&author);
                }
                // The oldest exports name each term twice, once without a domain.
                let named = item.terms.iter().any(|term| !term.domain.is_empty());
                for term in item
                    .terms
                    .iter()
                    .filter(|term| !named || !term.domain.is_empty())
                {
                    self.places.learn_item_term(term);
                }
                if !item
                    .terms
                    .iter()
                    .any(|term| self.places.section(term).is_some())
                {
                    self.places.learn_default();
                }
                if is_public(item) {
                    let slug = slug_of(item);
                    for from in self.old_addresses(item) {
                        self.addresses.learn_article(&from, item.number(), &slug);
                    }
                }
            }
            "page" if is_public(item) => {
                for from in self.old_addresses(item) {
                    self.addresses.learn_page(&from, item.number());
                }
            }
            "attachment" => self.attachments.learn(item, &self.site),
            _ => {}
        }
    }

    /// Where an item stood, as redirects name it.
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

    /// An address of a text as it is here: one of the old site's is local, and
    /// the new one where that is known.
    pub(crate) fn here(&self, url: &str) -> String {
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
