//! The fields of the index.

use store::{ArticleId, SearchText, Slug};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use tantivy::{Index, TantivyDocument, Term};

/// Separates the terms of an article; no word contains it.
const BETWEEN: char = '\n';
const TOKENIZER: &str = "terms";

/// The index's fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Number of the article, by which it is replaced.
    pub(crate) id: Field,
    /// Its terms, without counts and positions.
    pub(crate) terms: Field,
    /// Time of publication.
    pub(crate) at: Field,
}

/// Name of the column of article numbers.
pub(crate) const ID: &str = "id";
/// Name of the column of publication times.
pub(crate) const AT: &str = "at";

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let id = schema.add_i64_field(ID, INDEXED | FAST);
    let at = schema.add_i64_field(AT, FAST);
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    let terms = schema.add_text_field(
        "terms",
        TextOptions::default().set_indexing_options(indexing),
    );
    (schema.build(), Fields { id, terms, at })
}

/// Registers the tokenizer that separates terms.
pub(crate) fn register_tokenizer(index: &Index) {
    index.tokenizers().register(TOKENIZER, Lines);
}

/// Returns the term of a section, an addition to those of [`viet::search`].
pub(crate) fn section_term(section: &Slug) -> String {
    format!("s:{section}")
}

pub(crate) fn document(fields: Fields, id: ArticleId, text: &SearchText) -> TantivyDocument {
    let sections = text.sections.iter().map(section_term);
    let mut terms = String::new();
    for term in viet::search::index_terms(text.text())
        .into_iter()
        .chain(sections)
    {
        terms.push_str(&term);
        terms.push(BETWEEN);
    }
    let mut document = TantivyDocument::new();
    document.add_i64(fields.id, id.0);
    document.add_i64(fields.at, text.published_at.0);
    document.add_text(fields.terms, terms);
    document
}

pub(crate) fn by_number(fields: Fields, id: ArticleId) -> Term {
    Term::from_field_i64(fields.id, id.0)
}

/// A tokenizer for one term per line.
#[derive(Clone, Default)]
struct Lines;

struct LineStream<'a> {
    rest: &'a str,
    token: Token,
}

impl Tokenizer for Lines {
    type TokenStream<'a> = LineStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> LineStream<'a> {
        LineStream {
            rest: text,
            token: Token::default(),
        }
    }
}

impl TokenStream for LineStream<'_> {
    fn advance(&mut self) -> bool {
        let Some((term, rest)) = self.rest.split_once(BETWEEN) else {
            return false;
        };
        self.rest = rest;
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
