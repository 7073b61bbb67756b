//! Manuscripts of articles.

use draft::Manuscript;

use crate::{MediaId, NewArticle, Slug};

/// Returns what the newsroom edits of an article. Pictures stand in the body.
#[must_use]
pub fn manuscript_of(article: &NewArticle) -> Manuscript {
    let names = |slugs: &[Slug]| slugs.iter().map(Slug::to_string).collect();
    Manuscript {
        title: article.title.clone(),
        lead: article.lead.clone(),
        summary: article.summary.clone(),
        slug: article.slug.to_string(),
        section: article.section.to_string(),
        other_sections: names(&article.other_sections),
        topics: names(&article.topics),
        authors: names(&article.authors),
        author_line: article.author_line.clone().unwrap_or_default(),
        desk: article
            .desk
            .as_ref()
            .map(Slug::to_string)
            .unwrap_or_default(),
        cover: article.cover.map(|MediaId(id)| id),
        note: String::new(),
        others: Vec::new(),
        body: article.body.as_str().to_owned(),
    }
}

/// What lists show of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Headline, in one line.
    pub title: String,
    /// Main section.
    pub section: Option<Slug>,
}

/// Returns what lists show of a text. One that is no manuscript has an empty headline: it
/// is kept all the same.
#[must_use]
pub fn outline(text: &str) -> Outline {
    let manuscript = Manuscript::parse(text).unwrap_or_default();
    let words: Vec<&str> = manuscript.title.split_whitespace().collect();
    Outline {
        title: words.join(" "),
        section: Slug::parse(&manuscript.section).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_an_outline() {
        let found = outline("title: Lò\\n gốm\nsection: lang-nghe\n\n<p>Chữ.</p>");
        assert_eq!(found.title, "Lò gốm");
        assert_eq!(found.section, Slug::parse("lang-nghe").ok());
        assert_eq!(outline("section: Làng nghề\n\n").section, None);
        assert_eq!(outline("không phải bản nháp"), Outline::default());
    }
}
