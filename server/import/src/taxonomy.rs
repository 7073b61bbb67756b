//! The categories, tags and authors of the old site, and the sections, topics,
//! authors and desks that they become.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;
use store::{Change, NewAuthor, NewDesk, NewSection, NewTopic, RESERVED_SLUGS, Slug};

use crate::addresses::Addresses;
use crate::desk::is_desk;
use crate::wxr_element::{Author, Item, ItemTerm, Term};

/// The section of articles without a category: slug and name.
const NO_CATEGORY: (&str, &str) = ("tin-tuc", "Tin tức");

/// All categories, tags and authors of an export.
#[derive(Debug, Default)]
pub(crate) struct Taxonomy {
    sections: Vec<Place>,
    topics: Vec<Place>,
    by_category: HashMap<String, usize>,
    by_category_id: HashMap<String, usize>,
    by_category_name: HashMap<String, usize>,
    by_tag: HashMap<String, usize>,
    writers: HashMap<String, Writer>,
    /// Logins in the order of the file, so that every run has the same result.
    logins: Vec<String>,
    /// Numbers of accounts, by login.
    account_numbers: HashMap<String, String>,
    taken: HashSet<String>,
}

#[derive(Debug)]
struct Place {
    slug: Slug,
    name: String,
    /// The decoded slug on the old site.
    old: String,
    id: String,
    parent: String,
}

/// The record that an account of the old site becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Writer {
    Desk {
        slug: Slug,
        initials: String,
    },
    Person {
        slug: Slug,
        name: String,
    },
    /// An account without articles: `admin`.
    Nobody,
}

impl Taxonomy {
    pub(crate) fn learn_author(&mut self, author: &Author) {
        if author.login.is_empty() || self.writers.contains_key(&author.login) {
            return;
        }
        let name = if author.name.is_empty() {
            &author.login
        } else {
            &author.name
        };
        let writer = if is_desk(name) {
            let slug = Slug::from_words(name, "ban");
            self.taken.insert(format!("w:{slug}"));
            Writer::Desk {
                slug,
                initials: name.clone(),
            }
        } else if matches!(
            viet::fold(name).as_str(),
            "admin" | "administrator" | "root" | "quan tri"
        ) {
            Writer::Nobody
        } else {
            let slug = self.free(&format!("w:{}", Slug::from_words(name, "tac-gia")));
            Writer::Person {
                slug,
                name: name.clone(),
            }
        };
        if !author.id.is_empty() {
            self.account_numbers
                .insert(author.login.clone(), author.id.clone());
        }
        self.logins.push(author.login.clone());
        self.writers.insert(author.login.clone(), writer);
    }

    pub(crate) fn learn_term(&mut self, term: &Term) {
        if term.name.is_empty() && term.slug.is_empty() {
            return;
        }
        let at = self.place(term.tag, &term.slug, &term.name);
        let place = if term.tag {
            &mut self.topics[at]
        } else {
            &mut self.sections[at]
        };
        place.id.clone_from(&term.id);
        place.parent = decoded(&term.parent);
        if !term.name.is_empty() {
            place.name.clone_from(&term.name);
        }
        if !term.tag && !term.name.is_empty() {
            let name = viet::nfc(&term.name);
            self.by_category_name.entry(name).or_insert(at);
        }
        if !term.tag && !term.id.is_empty() {
            self.by_category_id.insert(term.id.clone(), at);
        }
    }

    /// Records a category or tag of an item that the channel does not declare.
    pub(crate) fn learn_item_term(&mut self, term: &ItemTerm) {
        if term.domain == "author" {
            let (login, name) = (co_author(&term.slug).to_owned(), term.name.clone());
            self.learn_author(&Author {
                login,
                name,
                ..Author::default()
            });
        }
        if let Some(tag) = is_tag(term) {
            self.place(tag, &term.slug, &term.name);
        }
    }

    /// Adds a section for articles without a category if one is needed.
    pub(crate) fn learn_default(&mut self) {
        self.place(false, NO_CATEGORY.0, NO_CATEGORY.1);
    }

    fn place(&mut self, tag: bool, old: &str, name: &str) -> usize {
        let old = if old.is_empty() {
            viet::slug(name, Slug::MAX_LEN)
        } else {
            decoded(old)
        };
        let known = if tag { &self.by_tag } else { &self.by_category };
        if let Some(at) = known.get(&old) {
            return *at;
        }
        let slug = Slug::parse(&old).unwrap_or_else(|_| {
            Slug::from_words(
                if name.is_empty() { &old } else { name },
                if tag { "chu-de" } else { "muc" },
            )
        });
        let slug = if !tag && RESERVED_SLUGS.contains(&slug.as_str()) {
            format!("muc-{slug}")
        } else {
            slug.to_string()
        };
        let slug = self.free(&format!("{}:{slug}", if tag { 't' } else { 's' }));
        let name = if name.is_empty() {
            old.clone()
        } else {
            name.to_owned()
        };
        let place = Place {
            slug,
            name,
            old: old.clone(),
            id: String::new(),
            parent: String::new(),
        };
        let (places, known) = if tag {
            (&mut self.topics, &mut self.by_tag)
        } else {
            (&mut self.sections, &mut self.by_category)
        };
        places.push(place);
        known.insert(old, places.len() - 1);
        places.len() - 1
    }

    /// Gives another address to a section whose address was that of an article
    /// or page on the old site, since old links lead there.
    pub(crate) fn give_way(&mut self, addresses: &Addresses) {
        for at in 0..self.sections.len() {
            let slug = self.sections[at].slug.clone();
            if addresses.is_an_items(&format!("/{slug}")) {
                self.sections[at].slug = self.free(&format!("s:muc-{slug}"));
            }
        }
    }

    /// True for the initials of a desk among the authors.
    pub(crate) fn is_desk(&self, name: &str) -> bool {
        let mut writers = self.writers.values();
        writers.any(|writer| matches!(writer, Writer::Desk { initials, .. } if initials == name))
    }

    /// Returns a free slug for `kind:slug`, with a number appended if it is in
    /// use.
    fn free(&mut self, wanted: &str) -> Slug {
        let mut key = wanted.to_owned();
        let mut number = 2;
        while !self.taken.insert(key.clone()) {
            key = format!("{wanted}-{number}");
            number += 1;
        }
        let slug = key.split_once(':').map_or(key.as_str(), |(_, slug)| slug);
        Slug::from_words(slug, "muc")
    }

    pub(crate) fn writer(&self, login: &str) -> Option<&Writer> {
        self.writers.get(login)
    }

    /// Returns the authors of an item: those that a plugin (Co-Authors Plus)
    /// names, else its creator.
    pub(crate) fn writers(&self, item: &Item) -> Vec<&Writer> {
        let several = item.terms.iter().filter(|term| term.domain == "author");
        let known: Vec<&Writer> = several
            .filter_map(|term| self.writers.get(co_author(&term.slug)))
            .collect();
        if known.is_empty() {
            self.writer(&item.creator).into_iter().collect()
        } else {
            known
        }
    }

    /// Returns the section of an item's category.
    pub(crate) fn section(&self, term: &ItemTerm) -> Option<Slug> {
        self.found(term, false)
    }

    /// Returns the topic of an item's tag.
    pub(crate) fn topic(&self, term: &ItemTerm) -> Option<Slug> {
        self.found(term, true)
    }

    fn found(&self, term: &ItemTerm, tag: bool) -> Option<Slug> {
        if is_tag(term)? != tag {
            return None;
        }
        let old = if term.slug.is_empty() {
            viet::slug(&term.name, Slug::MAX_LEN)
        } else {
            decoded(&term.slug)
        };
        let (places, known) = if tag {
            (&self.topics, &self.by_tag)
        } else {
            (&self.sections, &self.by_category)
        };
        known.get(&old).map(|at| places[*at].slug.clone())
    }

    /// Returns the section of a category with this number.
    pub(crate) fn section_by_id(&self, id: &str) -> Option<Slug> {
        self.by_category_id
            .get(id.trim())
            .map(|at| self.sections[*at].slug.clone())
    }

    /// Returns the section of articles without a category.
    pub(crate) fn default_section(&self) -> Slug {
        let at = self.by_category.get(NO_CATEGORY.0);
        at.map_or_else(
            || Slug::from_words(NO_CATEGORY.0, "muc"),
            |at| self.sections[*at].slug.clone(),
        )
    }

    /// Returns the records to write, each before those that refer to it.
    pub(crate) fn names(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        for at in self.parents_first() {
            let place = &self.sections[at];
            changes.push(Change::Section(NewSection {
                slug: place.slug.clone(),
                name: place.name.clone(),
                parent: self
                    .parent(at)
                    .map(|parent| self.sections[parent].slug.clone()),
                position: u32::try_from(at).unwrap_or(u32::MAX),
            }));
        }
        for place in &self.topics {
            changes.push(Change::Topic(NewTopic {
                slug: place.slug.clone(),
                name: place.name.clone(),
            }));
        }
        for login in &self.logins {
            match &self.writers[login] {
                Writer::Desk { slug, initials } => {
                    changes.push(Change::Desk(NewDesk {
                        slug: slug.clone(),
                        initials: initials.clone(),
                    }));
                }
                Writer::Person { slug, name } => {
                    changes.push(Change::Author(NewAuthor {
                        slug: slug.clone(),
                        name: name.clone(),
                    }));
                }
                Writer::Nobody => {}
            }
        }
        changes
    }

    /// Returns the old addresses of lists within the old site, and their
    /// targets.
    pub(crate) fn redirects(&self) -> Vec<(String, String)> {
        let mut redirects = Vec::new();
        for login in &self.logins {
            if let Writer::Desk { slug, .. } | Writer::Person { slug, .. } = &self.writers[login] {
                redirects.push((format!("/author/{login}"), format!("/tac-gia/{slug}")));
                if let Some(id) = self.account_numbers.get(login) {
                    redirects.push((format!("/?author={id}"), format!("/tac-gia/{slug}")));
                }
            }
        }
        for (at, place) in self.sections.iter().enumerate() {
            let to = format!("/{}", place.slug);
            redirects.push((format!("/category/{}", self.old_path(at)), to.clone()));
            if self.parent(at).is_some() {
                redirects.push((format!("/category/{}", place.old), to.clone()));
            }
            redirects.push((format!("/?category_name={}", place.old), to.clone()));
            if !place.id.is_empty() {
                redirects.push((format!("/?cat={}", place.id), to));
            }
        }
        for place in &self.topics {
            for from in [
                format!("/tag/{}", place.old),
                format!("/?tag={}", place.old),
            ] {
                redirects.push((from, format!("/chu-de/{}", place.slug)));
            }
        }
        redirects
    }

    /// Returns the parent section; `None` if the parents form a circle.
    fn parent(&self, at: usize) -> Option<usize> {
        let up = |at: usize| {
            let above = &self.sections[at].parent;
            // The oldest exports give the name of the parent category, not its
            // slug.
            let named = self.by_category.get(above);
            named
                .or_else(|| self.by_category_name.get(above))
                .copied()
                .filter(|up| *up != at)
        };
        let first = up(at)?;
        let mut seen = HashSet::from([at]);
        let mut next = Some(first);
        while let Some(above) = next {
            if !seen.insert(above) {
                return None;
            }
            next = up(above);
        }
        Some(first)
    }

    fn old_path(&self, at: usize) -> String {
        match self.parent(at) {
            Some(parent) => format!("{}/{}", self.old_path(parent), self.sections[at].old),
            None => self.sections[at].old.clone(),
        }
    }

    fn parents_first(&self) -> Vec<usize> {
        let depth =
            |at: usize| std::iter::successors(self.parent(at), |above| self.parent(*above)).count();
        let mut order: Vec<usize> = (0..self.sections.len()).collect();
        order.sort_by_key(|at| (depth(*at), *at));
        order
    }
}

/// True for a tag, false for a category, `None` for neither. The oldest exports
/// give no domain; they repeat each term with a domain if possible.
fn is_tag(term: &ItemTerm) -> Option<bool> {
    match term.domain.as_str() {
        "post_tag" | "tag" => Some(true),
        "category" => Some(false),
        "" if term.slug.is_empty() && !term.name.is_empty() => Some(false),
        _ => None,
    }
}

/// Co-Authors Plus prefixes the names of accounts with `cap-`.
fn co_author(slug: &str) -> &str {
    slug.strip_prefix("cap-").unwrap_or(slug)
}

fn decoded(text: &str) -> String {
    viet::nfc(&percent_decode_str(text.trim()).decode_utf8_lossy())
}

#[cfg(test)]
mod tests;
