//! The canonical form of a record that a writer supplies: bytes that depend
//! only on the values, not on the names of types and fields. An engine hashes
//! them into a digest and uses it to recognise a record that is written a
//! second time.
//!
//! A form begins with its kind. A text is its length in bytes (64 bits, big
//! endian) and its bytes; a list is its length and its items; an optional value
//! is a byte 0, or a byte 1 and the value. Fields are in the order in which
//! this module writes them: a change of that order, or a new field, changes
//! every digest and needs a new [`CANONICAL_VERSION`] and a way to recognise
//! the old digests.

use crate::{ArticleId, Html, MediaId, NewArticle, NewComment, NewMedia, NewPage, Slug, Timestamp};

/// Version of the canonical form; an engine stores it with the digest.
pub const CANONICAL_VERSION: &str = "v2";

/// A record with a canonical form.
pub trait Canonical {
    /// Returns the canonical form; the module describes it.
    fn canonical(&self) -> Vec<u8>;
}

impl Canonical for NewArticle {
    fn canonical(&self) -> Vec<u8> {
        // No `..`: a new field must be added here, or left out with a reason.
        let Self {
            origin,
            // Used only when the article is new.
            wanted_id: _,
            published,
            slug,
            title,
            summary,
            lead,
            body,
            author_line,
            section,
            other_sections,
            topics,
            authors,
            desk,
            cover,
            pictures,
            published_at,
            updated_at,
            demo,
        } = self;
        let mut form = Form::of("article");
        form.text(origin);
        form.flag(*published);
        form.slug(slug);
        form.text(title);
        form.text(summary);
        form.text(lead);
        form.html(body);
        form.optional(author_line.as_deref(), Form::text);
        form.slug(section);
        form.list(other_sections, Form::slug);
        form.list(topics, Form::slug);
        form.list(authors, Form::slug);
        form.optional(desk.as_ref(), Form::slug);
        form.optional(cover.as_ref(), Form::media);
        form.list(pictures, Form::media);
        form.time(*published_at);
        form.time(*updated_at);
        form.flag(*demo);
        form.0
    }
}

impl Canonical for NewPage {
    fn canonical(&self) -> Vec<u8> {
        let Self {
            origin,
            published,
            slug,
            title,
            body,
            pictures,
            updated_at,
        } = self;
        let mut form = Form::of("page");
        form.text(origin);
        form.flag(*published);
        form.slug(slug);
        form.text(title);
        form.html(body);
        form.list(pictures, Form::media);
        form.time(*updated_at);
        form.0
    }
}

impl Canonical for NewComment {
    fn canonical(&self) -> Vec<u8> {
        let Self {
            origin,
            article: ArticleId(article),
            name,
            body,
            at,
        } = self;
        let mut form = Form::of("comment");
        form.text(origin);
        form.number(*article);
        form.text(name);
        form.html(body);
        form.time(*at);
        form.0
    }
}

impl Canonical for NewMedia {
    fn canonical(&self) -> Vec<u8> {
        let Self {
            // The key under which the digest is stored.
            origin: _,
            // Used only when the file is new.
            wanted_id: _,
            source_url,
            alt,
            caption,
            // Compared with the stored names: a run without files keeps those.
            files: _,
        } = self;
        let mut form = Form::of("media");
        form.optional(source_url.as_deref(), Form::text);
        form.text(alt);
        form.text(caption);
        form.0
    }
}

/// A canonical form while it is written.
struct Form(Vec<u8>);

impl Form {
    fn of(kind: &str) -> Self {
        let mut form = Self(Vec::new());
        form.text(kind);
        form
    }

    fn length(&mut self, length: usize) {
        self.0.extend((length as u64).to_be_bytes());
    }

    fn text(&mut self, text: &str) {
        self.length(text.len());
        self.0.extend(text.as_bytes());
    }

    fn number(&mut self, number: i64) {
        self.0.extend(number.to_be_bytes());
    }

    fn flag(&mut self, flag: bool) {
        self.0.push(flag.into());
    }

    fn slug(&mut self, slug: &Slug) {
        self.text(slug.as_str());
    }

    fn html(&mut self, html: &Html) {
        self.text(html.as_str());
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "lists and optional values pass their items by reference"
    )]
    fn media(&mut self, media: &MediaId) {
        self.number(media.0);
    }

    fn time(&mut self, time: Timestamp) {
        self.number(time.0);
    }

    fn optional<T: ?Sized>(&mut self, value: Option<&T>, write: fn(&mut Self, &T)) {
        self.flag(value.is_some());
        if let Some(value) = value {
            write(self, value);
        }
    }

    fn list<T>(&mut self, items: &[T], write: fn(&mut Self, &T)) {
        self.length(items.len());
        for item in items {
            write(self, item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name of a field and a function that changes it.
    type FieldChange = (&'static str, fn(&mut NewArticle));

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    fn article() -> NewArticle {
        NewArticle {
            origin: "bao.example#7".into(),
            wanted_id: Some(ArticleId(7)),
            published: true,
            slug: slug("lo-gom"),
            title: "Lò gốm".into(),
            summary: "Tóm tắt".into(),
            lead: "Mở đầu".into(),
            body: Html::clean("<p>Thân bài</p>"),
            author_line: Some("An Lê".into()),
            section: slug("lang-nghe"),
            other_sections: vec![slug("tin-tuc")],
            topics: vec![slug("gom"), slug("su")],
            authors: vec![slug("an-le")],
            desk: Some(slug("lnv")),
            cover: Some(MediaId(3)),
            pictures: vec![MediaId(4)],
            published_at: Timestamp(1_613_611_800),
            updated_at: Timestamp(1_613_611_900),
            demo: false,
        }
    }

    #[test]
    fn the_form_of_a_comment_does_not_change() {
        let comment = NewComment {
            origin: "a#1/2".into(),
            article: ArticleId(1),
            name: "Bé".into(),
            body: Html::default(),
            at: Timestamp(-1),
        };
        let mut expected = Vec::new();
        for text in ["comment", "a#1/2"] {
            expected.extend((text.len() as u64).to_be_bytes());
            expected.extend(text.bytes());
        }
        expected.extend([0, 0, 0, 0, 0, 0, 0, 1]);
        expected.extend([0, 0, 0, 0, 0, 0, 0, 3]);
        expected.extend("Bé".bytes());
        expected.extend([0; 8]);
        expected.extend([0xff; 8]);
        assert_eq!(comment.canonical(), expected);
    }

    #[test]
    fn every_field_of_an_article_but_its_wanted_id_changes_the_form() {
        let whole = article().canonical();
        let changes: [FieldChange; 18] = [
            ("origin", |it| it.origin.push('0')),
            ("published", |it| it.published = false),
            ("slug", |it| it.slug = slug("lo-gom-2")),
            ("title", |it| it.title.push('!')),
            ("summary", |it| it.summary.push('!')),
            ("lead", |it| it.lead.push('!')),
            ("body", |it| it.body = Html::default()),
            ("author_line", |it| it.author_line = None),
            ("section", |it| it.section = slug("tin-tuc")),
            ("other_sections", |it| it.other_sections.clear()),
            ("topics", |it| it.topics.reverse()),
            ("authors", |it| it.authors.clear()),
            ("desk", |it| it.desk = None),
            ("cover", |it| it.cover = None),
            ("pictures", |it| it.pictures.push(MediaId(5))),
            ("published_at", |it| it.published_at.0 += 1),
            ("updated_at", |it| it.updated_at.0 += 1),
            ("demo", |it| it.demo = true),
        ];
        for (field, change) in changes {
            let mut changed = article();
            change(&mut changed);
            assert_ne!(changed.canonical(), whole, "{field}");
        }
        let unwished = NewArticle {
            wanted_id: None,
            ..article()
        };
        assert_eq!(unwished.canonical(), whole);
    }

    #[test]
    fn text_moved_to_the_next_field_changes_the_form() {
        let with = |title: &str, summary: &str| NewArticle {
            title: title.into(),
            summary: summary.into(),
            ..article()
        };
        assert_ne!(
            with("ab", "c").canonical(),
            with("a", "bc").canonical(),
            "texts"
        );
        let with = |topics: &[&str], authors: &[&str]| NewArticle {
            topics: topics.iter().map(|text| slug(text)).collect(),
            authors: authors.iter().map(|text| slug(text)).collect(),
            ..article()
        };
        assert_ne!(
            with(&["a", "b"], &[]).canonical(),
            with(&["a"], &["b"]).canonical(),
            "lists"
        );
    }

    #[test]
    fn each_kind_has_its_own_form() {
        let page = NewPage {
            origin: String::new(),
            published: false,
            slug: slug("a"),
            title: String::new(),
            body: Html::default(),
            pictures: Vec::new(),
            updated_at: Timestamp(0),
        };
        let media = NewMedia {
            origin: String::new(),
            wanted_id: None,
            source_url: None,
            alt: String::new(),
            caption: String::new(),
            files: None,
        };
        assert_ne!(page.canonical()[..12], media.canonical()[..12]);
    }
}
