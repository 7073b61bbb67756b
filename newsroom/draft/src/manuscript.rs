//! The text of a draft, and its fields.
//!
//! It is readable without a program: lines of `name: value`, an empty line, and the
//! body as HTML. A value has `\n` for a line break and `\\` for a backslash. A list is
//! separated by spaces. Fields that are empty are left out, and those that this program
//! does not know are kept.
//!
//! ```text
//! title: Lò gốm Bát Tràng đỏ lửa
//! section: lang-nghe
//! topics: gom bat-trang
//!
//! <p>Hà Nội – Sáng nay…</p>
//! ```

use std::fmt::Write;

/// What the newsroom edits of an article. Sections, topics, authors and desk are named
/// by their slugs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manuscript {
    /// Headline.
    pub title: String,
    /// First paragraph, plain text.
    pub lead: String,
    /// Text of a teaser; empty if it follows the article.
    pub summary: String,
    /// The words of its address; empty if they follow the headline.
    pub slug: String,
    /// Main section.
    pub section: String,
    /// Further sections whose lists include it.
    pub other_sections: Vec<String>,
    /// Topics, in printed order.
    pub topics: Vec<String>,
    /// Authors, in printed order.
    pub authors: Vec<String>,
    /// Line under the text.
    pub author_line: String,
    /// The desk that supplied it.
    pub desk: String,
    /// Number of the picture that teasers show.
    pub cover: Option<i64>,
    /// Notes to colleagues; readers never see them.
    pub note: String,
    /// Fields of another version of the program, with their values.
    pub others: Vec<(String, String)>,
    /// The text after the lead, as HTML.
    pub body: String,
}

/// Why a text is no manuscript.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidManuscript {
    /// The empty line after the fields is missing.
    #[error("the draft has no empty line between its fields and its text")]
    NoBody,
    /// A line that is no field.
    #[error("line {line} of the draft is no field: write `name: value`")]
    Line {
        /// Its number, from 1.
        line: usize,
    },
    /// A field stands there twice.
    #[error("line {line} of the draft repeats the field {name}")]
    Repeated {
        /// Its number, from 1.
        line: usize,
        /// The field.
        name: String,
    },
    /// A value that the field cannot have.
    #[error("the field {name} of the draft cannot be {value:?}")]
    Value {
        /// The field.
        name: &'static str,
        /// Its value.
        value: String,
    },
}

/// Fields with one text.
type TextField = fn(&mut Manuscript) -> &mut String;
/// Fields with a list.
type ListField = fn(&mut Manuscript) -> &mut Vec<String>;

/// What a field holds.
enum Kind {
    Text(TextField),
    List(ListField),
    Cover,
}

/// All fields in the order in which they are printed.
const FIELDS: [(&str, Kind); 12] = [
    ("title", Kind::Text(|it| &mut it.title)),
    ("lead", Kind::Text(|it| &mut it.lead)),
    ("summary", Kind::Text(|it| &mut it.summary)),
    ("slug", Kind::Text(|it| &mut it.slug)),
    ("section", Kind::Text(|it| &mut it.section)),
    ("other-sections", Kind::List(|it| &mut it.other_sections)),
    ("topics", Kind::List(|it| &mut it.topics)),
    ("authors", Kind::List(|it| &mut it.authors)),
    ("author-line", Kind::Text(|it| &mut it.author_line)),
    ("desk", Kind::Text(|it| &mut it.desk)),
    ("cover", Kind::Cover),
    ("note", Kind::Text(|it| &mut it.note)),
];

impl Manuscript {
    /// Parses the text of a draft.
    pub fn parse(text: &str) -> Result<Self, InvalidManuscript> {
        let (fields, body) = match text.strip_prefix('\n') {
            Some(body) => ("", body),
            None => text.split_once("\n\n").ok_or(InvalidManuscript::NoBody)?,
        };
        let mut parsed = Self {
            body: body.to_owned(),
            ..Self::default()
        };
        let mut seen: Vec<&str> = Vec::new();
        let lines = fields.split('\n').filter(|_| !fields.is_empty());
        for (line, field) in (1..).zip(lines) {
            let (name, value) = field
                .split_once(": ")
                .filter(|(name, value)| is_name(name) && !value.is_empty())
                .ok_or(InvalidManuscript::Line { line })?;
            if seen.contains(&name) {
                let name = name.to_owned();
                return Err(InvalidManuscript::Repeated { line, name });
            }
            seen.push(name);
            let value = unescaped(value).ok_or(InvalidManuscript::Line { line })?;
            parsed.set(name, value)?;
        }
        Ok(parsed)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), InvalidManuscript> {
        let field = FIELDS.into_iter().find(|(other, _)| *other == name);
        let Some((name, kind)) = field else {
            self.others.push((name.to_owned(), value));
            return Ok(());
        };
        match kind {
            Kind::Text(of) => *of(self) = value,
            Kind::List(of) => {
                let items: Vec<String> = value.split(' ').map(str::to_owned).collect();
                if items.iter().any(String::is_empty) {
                    return Err(InvalidManuscript::Value { name, value });
                }
                *of(self) = items;
            }
            Kind::Cover => match value.parse() {
                Ok(number) => self.cover = Some(number),
                Err(_) => return Err(InvalidManuscript::Value { name, value }),
            },
        }
        Ok(())
    }

    /// Prints the text of the draft. The same fields always give the same text.
    #[must_use]
    pub fn print(&self) -> String {
        let mut fields = self.clone();
        let mut printed = String::new();
        let mut line = |name: &str, value: &str| {
            if !value.is_empty() {
                // Writing to a text never fails.
                writeln!(printed, "{name}: {}", escaped(value)).ok();
            }
        };
        for (name, kind) in FIELDS {
            match kind {
                Kind::Text(of) => line(name, of(&mut fields)),
                Kind::List(of) => line(name, &of(&mut fields).join(" ")),
                Kind::Cover => {
                    let number = self.cover.map(|number| number.to_string());
                    line(name, &number.unwrap_or_default());
                }
            }
        }
        for (name, value) in &self.others {
            line(name, value);
        }
        printed.push('\n');
        printed.push_str(&self.body);
        printed
    }
}

fn is_name(name: &str) -> bool {
    let is_fine = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    !name.is_empty() && name.bytes().all(is_fine)
}

fn escaped(value: &str) -> String {
    value
        .replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

/// `None` after a backslash that begins nothing.
fn unescaped(value: &str) -> Option<String> {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(next) = rest.next() {
        plain.push(match next {
            '\\' => match rest.next()? {
                'n' => '\n',
                'r' => '\r',
                '\\' => '\\',
                _ => return None,
            },
            next => next,
        });
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole() -> Manuscript {
        Manuscript {
            title: "Lò gốm: đỏ lửa".into(),
            lead: " Sáng nay…".into(),
            topics: vec!["gom".into(), "bat-trang".into()],
            cover: Some(7),
            note: "Gọi lại\nông \\n Tư".into(),
            others: vec![("live".into(), "có".into())],
            body: "<p>Một.</p>\n\n<p>Hai: ba</p>".into(),
            ..Manuscript::default()
        }
    }

    #[test]
    fn a_draft_is_readable() {
        let printed = whole().print();
        assert_eq!(
            printed,
            "title: Lò gốm: đỏ lửa\nlead:  Sáng nay…\ntopics: gom bat-trang\ncover: 7\n\
             note: Gọi lại\\nông \\\\n Tư\nlive: có\n\n<p>Một.</p>\n\n<p>Hai: ba</p>"
        );
        assert_eq!(Manuscript::parse(&printed), Ok(whole()));
        assert_eq!(Manuscript::default().print(), "\n");
        assert_eq!(Manuscript::parse("\n"), Ok(Manuscript::default()));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, message) in [
            (
                "",
                "the draft has no empty line between its fields and its text",
            ),
            (
                "title: a\nlead: b",
                "the draft has no empty line between its fields and its text",
            ),
            (
                "title: a\nlead\n\n",
                "line 2 of the draft is no field: write `name: value`",
            ),
            (
                "title: \n\n",
                "line 1 of the draft is no field: write `name: value`",
            ),
            (
                "title: \\x\n\n",
                "line 1 of the draft is no field: write `name: value`",
            ),
            (
                "title: \\\n\n",
                "line 1 of the draft is no field: write `name: value`",
            ),
            (
                "Tên: a\n\n",
                "line 1 of the draft is no field: write `name: value`",
            ),
            (
                "note: a\nnote: b\n\n",
                "line 2 of the draft repeats the field note",
            ),
            (
                "cover: bìa\n\n",
                "the field cover of the draft cannot be \"bìa\"",
            ),
            (
                "topics: a  b\n\n",
                "the field topics of the draft cannot be \"a  b\"",
            ),
        ] {
            let error = Manuscript::parse(text).unwrap_err();
            assert_eq!(error.to_string(), message, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn printing_keeps_every_field(
            title in "[ -~\\n\\r\u{1ea5}:\\\\]{0,20}",
            note in "[a\\n\\\\nr ]{0,12}",
            topics in proptest::collection::vec("[a-z0-9-]{1,5}", 0..3),
            cover in proptest::option::of(any::<i64>()),
            body in "[<p>\\na: ]{0,20}",
        ) {
            let manuscript = Manuscript { title, topics, cover, note, body, ..Manuscript::default() };
            let printed = manuscript.print();
            prop_assert_eq!(Manuscript::parse(&printed), Ok(manuscript));
        }

        #[test]
        fn parsing_never_panics(text in "[a-z: \\n\\\\]{0,30}") {
            if let Ok(manuscript) = Manuscript::parse(&text) {
                let printed = manuscript.print();
                prop_assert_eq!(Manuscript::parse(&printed), Ok(manuscript));
            }
        }
    }
}
