//! An article, parsed from its page.

use viet::date::LocalTime;
use viet::search::Text;

/// Separates a desk's initials from the first sentence of a lead.
const AFTER_DESK: &str = " – ";

/// The searched parts of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its address on this host.
    pub path: String,
    /// Its number.
    pub id: i64,
    /// Time of first publication, in Unix seconds.
    pub at: i64,
    /// The same as text, as printed on the page.
    pub time: String,
    /// Headline.
    pub title: String,
    /// Text of the teaser.
    pub teaser: String,
    /// The searched text of summary and lead.
    pub summary: String,
    /// The text without tags.
    pub body: String,
    /// Slugs of its section and of the sections above it.
    pub sections: Vec<String>,
}

impl Article {
    /// Parses the `<main>` of an article page, or only those of its elements
    /// that are read here (`frontend/device/article-text.js` extracts them);
    /// `None` for any other page. The text is the same as in the server's
    /// index.
    #[must_use]
    pub fn read(path: &str, page: &str) -> Option<Self> {
        let (_, id) = path.strip_suffix(".html")?.rsplit_once('-')?;
        let title = between(page, "<h1>", "</h1>")?;
        let (iso, time) = between(page, "<time datetime=\"", "</time>")?.split_once("\">")?;
        let body = between(page, "<div class=\"text\">", "</div>")?;
        let lead = between(page, "<p class=\"lead\">", "</p>").map_or("", without_desk);
        let lead = with_plain_spaces(lead);
        // The page has this attribute only if the summary differs from the
        // lead.
        let own = between(page, "<article data-summary=\"", "\">").map(viet::strip_tags);
        let summary = match &own {
            Some(own) if lead.is_empty() => own.clone(),
            Some(own) => format!("{own}\n{lead}"),
            None => lead.clone(),
        };
        let way = between(page, "class=\"breadcrumb\"", "</nav>").unwrap_or_default();
        let sections = way.split("href=\"/").skip(1).filter_map(|link| {
            let (slug, _) = link.split_once('"')?;
            (!slug.is_empty()).then(|| slug.to_owned())
        });
        Some(Self {
            path: path.to_owned(),
            id: id.parse().ok()?,
            at: LocalTime::of_iso(iso)?.unix_seconds(),
            time: viet::strip_tags(time),
            title: with_plain_spaces(title),
            teaser: own.unwrap_or(lead),
            summary,
            body: viet::strip_tags(body),
            sections: sections.collect(),
        })
    }

    /// Returns the text in the form that [`viet`] searches.
    #[must_use]
    pub fn text(&self) -> Text<'_> {
        Text {
            title: &self.title,
            summary: &self.summary,
            body: &self.body,
        }
    }
}

/// Returns the text between the first `start` and the next `end`.
fn between<'a>(page: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

/// Returns a lead without the initials of its desk.
fn without_desk(lead: &str) -> &str {
    lead.strip_prefix("<span class=\"desk\">")
        .and_then(|rest| rest.split_once("</span>"))
        .map_or(lead, |(_, rest)| {
            rest.strip_prefix(AFTER_DESK).unwrap_or(rest)
        })
}

/// Returns the text of the page with plain spaces between numbers and units.
fn with_plain_spaces(html: &str) -> String {
    viet::strip_tags(html).replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<main class=\"article\"><article data-summary=\"Gốm &quot;đỏ&quot; &amp; sứ\">\
        <nav aria-label=\"x\" class=\"breadcrumb\"><ol><li><a href=\"/\">a</a></li>\
        <li><a href=\"/van-hoa\">b</a></li><li><a href=\"/le-hoi\">c</a></li></ol></nav>\
        <h1>Lò cao 5\u{a0}m &amp; cũ</h1><p class=\"times\"><a href=\"/2021/02/18\">\
        <time datetime=\"2021-02-18T08:30:00+07:00\">Thứ Năm, 18/02/2021, 08:30</time></a></p>\
        <p class=\"lead\"><span class=\"desk\">LNV</span> – Dài 7\u{a0}km.</p>\
        <div class=\"text\"><p>Một<br>hai &lt;ba&gt;</p></div><p class=\"author-line\">Y</p></article>\
        <div class=\"side-column\"><div class=\"text\">khác</div></div></main>";

    #[test]
    fn article_is_read_from_its_page() {
        let article = Article::read("/lo-cao-7.html", PAGE).unwrap();
        assert_eq!(
            article,
            Article {
                path: "/lo-cao-7.html".into(),
                id: 7,
                at: 1_613_611_800,
                time: "Thứ Năm, 18/02/2021, 08:30".into(),
                title: "Lò cao 5 m & cũ".into(),
                teaser: "Gốm \"đỏ\" & sứ".into(),
                summary: "Gốm \"đỏ\" & sứ\nDài 7 km.".into(),
                body: " Một hai <ba> ".into(),
                sections: vec!["van-hoa".into(), "le-hoi".into()],
            }
        );
    }

    #[test]
    fn summary_equal_to_the_lead_is_not_repeated() {
        let page = PAGE.replace(" data-summary=\"Gốm &quot;đỏ&quot; &amp; sứ\"", "");
        let article = Article::read("/lo-cao-7.html", &page).unwrap();
        assert_eq!(article.summary, "Dài 7 km.");
        assert_eq!(article.teaser, article.summary);
    }

    #[test]
    fn other_pages_are_none() {
        for (path, page) in [
            ("/moi-nhat", PAGE),
            ("/x.html", PAGE),
            ("/x-y.html", PAGE),
            ("/x-7.html", "<main></main>"),
            ("/x-7.html", &PAGE.replace("2021-02-18T", "2021-02-30T")),
        ] {
            assert_eq!(Article::read(path, page), None, "{path}");
        }
    }
}
