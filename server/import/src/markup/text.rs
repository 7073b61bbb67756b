//! A text as a list of blocks whose pictures get their numbers later.

use super::picture_mark::MARK;
use crate::attachments::PictureRef;

/// A text as a list of blocks.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) blocks: Vec<Block>,
    /// The pictures; blocks refer to them by index.
    pub(crate) pictures: Vec<PictureRef>,
    /// Linked files that stay on the old site.
    pub(crate) left_there: Vec<String>,
    /// Shortcodes that were removed without a replacement.
    pub(crate) dropped: Vec<String>,
}

/// A block: a paragraph or another block element.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) html: String,
    /// Its text, with white space collapsed.
    pub(crate) words: String,
    pub(crate) kind: Kind,
}

impl Block {
    /// True for a picture with its caption.
    pub(crate) fn is_picture(&self) -> bool {
        let figure = self.html.strip_prefix("<figure ");
        self.kind == Kind::Other
            && figure.is_some_and(|rest| rest.starts_with(store::MEDIA_ATTRIBUTE))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A paragraph: whether all of it is emphasised, whether it is aligned
    /// right, whether it has a link.
    Paragraph {
        strong: bool,
        right: bool,
        linked: bool,
    },
    Other,
}

impl Text {
    /// Appends another text.
    pub(crate) fn append(&mut self, other: Self) {
        let before = self.pictures.len();
        self.pictures.extend(other.pictures);
        for left in other.left_there {
            if !self.left_there.contains(&left) {
                self.left_there.push(left);
            }
        }
        for mut block in other.blocks {
            let mut parts = block.html.split(MARK);
            let mut html = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let end = part.find('"').unwrap_or(part.len());
                let place: usize = part[..end].parse().unwrap_or_default();
                html.push(MARK);
                html.push_str(&(before + place).to_string());
                html.push_str(&part[end..]);
            }
            block.html = html;
            self.blocks.push(block);
        }
    }

    /// Returns the sanitized HTML of the blocks, with a number in each figure.
    /// `number` maps a picture's index to its number.
    pub(crate) fn html(&self, number: impl Fn(usize) -> Option<i64>) -> store::Html {
        let mut html = String::new();
        for block in &self.blocks {
            let mut parts = block.html.split(MARK);
            html.push_str(parts.next().unwrap_or_default());
            for part in parts {
                let end = part.find('"').unwrap_or(part.len());
                let place = part[..end].parse::<usize>().ok();
                let mut rest = &part[end..];
                match place.and_then(&number) {
                    Some(number) => html.push_str(&number.to_string()),
                    None => match rest.strip_prefix("\"></figure>") {
                        // Neither picture nor caption.
                        Some(after) => {
                            html.truncate(html.rfind('<').unwrap_or_default());
                            rest = after;
                        }
                        // The sanitizer removes an attribute that is not a
                        // number.
                        None => html.push('x'),
                    },
                }
                html.push_str(rest);
            }
            html.push('\n');
        }
        store::Html::clean(html.trim_end())
    }
}
