//! Reads an export as a stream of elements; one item at a time is in memory.

mod xml;

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

use crate::ImportError;
use crate::counting_reader::{CountingReader, Position};
use crate::decoding::{Decoding, Unreadable};
use crate::meta_keys::is_read;
use crate::wxr_element::{Author, Comment, Item, ItemTerm, Term, WxrElement};
use xml::{LONGEST, reason_of, tag_of, without_control_characters};

type Source = CountingReader<Decoding<BufReader<File>>>;

/// An open export.
pub(crate) struct Export {
    path: PathBuf,
    reader: Reader<Source>,
    seen: Arc<Position>,
    buffer: Vec<u8>,
    depth: u32,
    root_seen: bool,
}

/// A child of an element: text or an element.
enum Part {
    Text(String),
    Open(String, Vec<(String, String)>),
    Empty(String, Vec<(String, String)>),
    Close,
    End,
}

impl Export {
    pub(crate) fn open(path: &Path) -> Result<Self, ImportError> {
        let failed = |source| ImportError::File {
            path: path.to_owned(),
            source,
        };
        let file = File::open(path).map_err(failed)?;
        if file.metadata().map_err(failed)?.is_dir() {
            return Err(failed(std::io::ErrorKind::IsADirectory.into()));
        }
        let decoding = match Decoding::new(BufReader::with_capacity(1 << 16, file)) {
            Ok(decoding) => decoding,
            Err(Unreadable::Io(source)) => return Err(failed(source)),
            Err(Unreadable::Packed) => {
                let reason = "it is compressed; unpack it first".to_owned();
                return Err(ImportError::NotWxr {
                    path: path.to_owned(),
                    reason,
                });
            }
            Err(Unreadable::Unknown(name)) => {
                let reason = format!("it declares the encoding {name:?}, which is unknown");
                return Err(ImportError::Broken {
                    path: path.to_owned(),
                    line: 1,
                    reason,
                });
            }
        };
        let (lines, seen) = CountingReader::new(decoding, LONGEST);
        let mut reader = Reader::from_reader(lines);
        reader.config_mut().check_end_names = true;
        // Old versions of WordPress wrote titles with a bare `&`.
        reader.config_mut().allow_dangling_amp = true;
        Ok(Self {
            path: path.to_owned(),
            reader,
            seen,
            buffer: Vec::new(),
            depth: 0,
            root_seen: false,
        })
    }

    /// Returns the position of the reader.
    pub(crate) fn seen(&self) -> &Position {
        &self.seen
    }

    fn broken(&self, reason: impl Into<String>) -> ImportError {
        ImportError::Broken {
            path: self.path.clone(),
            line: self.seen.line(),
            reason: reason.into(),
        }
    }

    fn not_wxr(&self, reason: impl Into<String>) -> ImportError {
        ImportError::NotWxr {
            path: self.path.clone(),
            reason: reason.into(),
        }
    }

    /// Returns the error for text before the first element or after the last
    /// one; `line` is its first line, including white space.
    fn outside(&self, text: &str, line: u64) -> ImportError {
        let words = text.trim_start();
        let above = text[..text.len() - words.len()].matches('\n').count();
        let line = line + above as u64;
        let quoted: String = words
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(60)
            .collect();
        if self.root_seen {
            return ImportError::Broken {
                path: self.path.clone(),
                line,
                reason: format!("{quoted:?} follows the end, outside any element"),
            };
        }
        self.not_wxr(format!(
            "line {line}: {quoted:?} is before the first element"
        ))
    }

    /// Returns the next text or tag.
    fn part(&mut self) -> Result<Part, ImportError> {
        loop {
            self.buffer.clear();
            let start = self.seen.line();
            self.seen.begin();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => {
                    let reason = reason_of(&error, start);
                    return Err(self.broken(reason));
                }
            };
            let part = match event {
                Event::Text(text) => Part::Text(without_control_characters(&text.xml10_content())),
                Event::CData(text) => Part::Text(without_control_characters(&text.xml10_content())),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    Part::Text(match character {
                        Some(character) => without_control_characters(&character.to_string()),
                        None => resolve_xml_entity(&reference)
                            .map_or_else(|| format!("&{};", &*reference), str::to_owned),
                    })
                }
                Event::Start(tag) => {
                    let (name, attributes) = tag_of(&tag);
                    self.depth += 1;
                    Part::Open(name, attributes)
                }
                Event::Empty(tag) => {
                    let (name, attributes) = tag_of(&tag);
                    Part::Empty(name, attributes)
                }
                Event::End(_) => {
                    self.depth -= 1;
                    Part::Close
                }
                Event::Eof if self.depth > 0 => {
                    return Err(self.broken("the file ends inside an element"));
                }
                Event::Eof => Part::End,
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            return Ok(part);
        }
    }

    /// Returns the next element; `None` after the last.
    pub(crate) fn next(&mut self) -> Result<Option<WxrElement>, ImportError> {
        loop {
            let line = self.seen.line();
            let (name, whole) = match self.part()? {
                Part::End if !self.root_seen => return Err(self.not_wxr("it contains no XML")),
                Part::End => return Ok(None),
                Part::Open(name, _) => (name, false),
                Part::Empty(name, _) => (name, true),
                Part::Text(text) if self.depth == 0 && !text.trim().is_empty() => {
                    return Err(self.outside(&text, line));
                }
                Part::Text(_) | Part::Close => continue,
            };
            if !self.root_seen {
                self.root_seen = true;
                if name != "rss" {
                    return Err(self.not_wxr(format!("its first element is <{name}>, not <rss>")));
                }
                continue;
            }
            if whole || name == "channel" {
                continue;
            }
            return Ok(Some(match name.as_str() {
                "item" => WxrElement::Item(Box::new(self.item(line)?)),
                "wp:author" => WxrElement::Author(self.author()?),
                "wp:tag" => WxrElement::Term(self.term(true)?),
                "wp:category" | "wp:term" => WxrElement::Term(self.term(false)?),
                _ => WxrElement::Channel(name, self.text()?),
            }));
        }
    }

    /// Returns the text up to the end of the opened element, without its child
    /// elements.
    fn text(&mut self) -> Result<String, ImportError> {
        let mut text = String::new();
        let mut deep = 0;
        loop {
            match self.part()? {
                Part::Text(more) if deep == 0 => text.push_str(&more),
                Part::Text(_) | Part::Empty(..) => {}
                Part::Open(..) => deep += 1,
                Part::Close if deep == 0 => return Ok(text),
                Part::Close => deep -= 1,
                Part::End => return Err(self.broken("the file ends inside an element")),
            }
        }
    }

    /// Calls `each` with every child of the opened element and its text.
    fn fields(
        &mut self,
        mut each: impl FnMut(&mut Self, &str, &[(String, String)], bool) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        loop {
            match self.part()? {
                Part::Text(_) => {}
                Part::Empty(name, attributes) => each(self, &name, &attributes, true)?,
                Part::Open(name, attributes) => each(self, &name, &attributes, false)?,
                Part::Close => return Ok(()),
                Part::End => return Err(self.broken("the file ends inside an element")),
            }
        }
    }

    fn author(&mut self) -> Result<Author, ImportError> {
        let mut author = Author::default();
        self.fields(|export, name, _, whole| {
            let text = if whole { String::new() } else { export.text()? };
            match name {
                "wp:author_id" => text.trim().clone_into(&mut author.id),
                "wp:author_login" => text.trim().clone_into(&mut author.login),
                "wp:author_display_name" => text.trim().clone_into(&mut author.name),
                _ => {}
            }
            Ok(())
        })?;
        Ok(author)
    }

    fn term(&mut self, tag: bool) -> Result<Term, ImportError> {
        let mut term = Term {
            tag,
            ..Term::default()
        };
        let mut taxonomy = String::new();
        self.fields(|export, name, _, whole| {
            let text = if whole { String::new() } else { export.text()? };
            let text = text.trim().to_owned();
            match name {
                "wp:term_id" => term.id = text,
                "wp:category_nicename" | "wp:tag_slug" | "wp:term_slug" => term.slug = text,
                "wp:cat_name" | "wp:tag_name" | "wp:term_name" => term.name = text,
                "wp:category_parent" | "wp:term_parent" => term.parent = text,
                "wp:term_taxonomy" => taxonomy = text,
                _ => {}
            }
            Ok(())
        })?;
        match taxonomy.as_str() {
            "" | "category" => {}
            "post_tag" => term.tag = true,
            // Menus and post formats are terms, too; they are ignored.
            _ => term = Term::default(),
        }
        Ok(term)
    }

    fn item(&mut self, line: u64) -> Result<Item, ImportError> {
        let mut item = Item {
            line,
            ..Item::default()
        };
        self.fields(|export, name, attributes, whole| {
            if whole {
                return Ok(());
            }
            match name {
                "wp:postmeta" => item.meta.extend(export.meta()?),
                "wp:comment" => item.comments.push(export.comment()?),
                "category" => {
                    let attribute = |wanted: &str| {
                        attributes
                            .iter()
                            .find(|(name, _)| name == wanted)
                            .map(|(_, value)| value.clone())
                    };
                    item.terms.push(ItemTerm {
                        domain: attribute("domain").unwrap_or_default(),
                        slug: attribute("nicename").unwrap_or_default(),
                        name: export.text()?.trim().to_owned(),
                    });
                }
                _ => {
                    let text = export.text()?;
                    set(&mut item, name, text);
                }
            }
            Ok(())
        })?;
        Ok(item)
    }

    fn meta(&mut self) -> Result<Option<(String, String)>, ImportError> {
        let (mut key, mut value) = (String::new(), String::new());
        self.fields(|export, name, _, whole| {
            let text = if whole { String::new() } else { export.text()? };
            match name {
                "wp:meta_key" => text.trim().clone_into(&mut key),
                "wp:meta_value" => value = text,
                _ => {}
            }
            Ok(())
        })?;
        Ok(is_read(&key).then_some((key, value)))
    }

    fn comment(&mut self) -> Result<Comment, ImportError> {
        let mut comment = Comment::default();
        self.fields(|export, name, _, whole| {
            let text = if whole { String::new() } else { export.text()? };
            let field = match name {
                "wp:comment_id" => &mut comment.id,
                "wp:comment_author" => &mut comment.author,
                "wp:comment_date" => &mut comment.date,
                "wp:comment_date_gmt" => &mut comment.date_gmt,
                "wp:comment_content" => &mut comment.content,
                "wp:comment_approved" => &mut comment.approved,
                "wp:comment_type" => &mut comment.kind,
                _ => return Ok(()),
            };
            text.trim().clone_into(field);
            Ok(())
        })?;
        Ok(comment)
    }
}

fn set(item: &mut Item, name: &str, text: String) {
    let number = || text.trim().parse().unwrap_or_default();
    let field = match name {
        "wp:post_parent" => {
            item.parent = number();
            return;
        }
        "wp:menu_order" => {
            item.menu_order = number();
            return;
        }
        "title" => &mut item.title,
        "link" => &mut item.link,
        "dc:creator" => &mut item.creator,
        "content:encoded" => &mut item.content,
        "excerpt:encoded" => &mut item.excerpt,
        "pubDate" => &mut item.pub_date,
        "wp:post_id" => &mut item.id,
        "wp:post_date" => &mut item.date,
        "wp:post_date_gmt" => &mut item.date_gmt,
        "wp:post_modified" => &mut item.modified,
        "wp:post_modified_gmt" => &mut item.modified_gmt,
        "wp:post_name" => &mut item.slug,
        "wp:status" => &mut item.status,
        "wp:post_password" => &mut item.password,
        "wp:post_type" => &mut item.kind,
        "wp:attachment_url" => &mut item.attachment_url,
        _ => return,
    };
    *field = if name == "content:encoded" {
        text
    } else {
        text.trim().to_owned()
    };
}
