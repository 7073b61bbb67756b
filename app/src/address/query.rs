//! The query of an address: view, position in a list, search.

use store::{Cursor, Direction, SearchCursor, Slug};

use super::day::Day;
use super::percent::decode;
use super::view::View;

/// A parsed query; unknown fields are ignored, and an invalid cursor counts as
/// absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Query {
    /// `?lite`
    pub(crate) view: View,
    /// `?truoc=` (before that position) or `?sau=` (after it), in the order of
    /// reading.
    pub(crate) from: Option<(Cursor, Direction)>,
    /// `?q=`
    pub(crate) words: String,
    /// `?muc=`, `?tu=`, `?den=`: section, first and last day of a search.
    pub(crate) section: Option<Slug>,
    pub(crate) first_day: Option<Day>,
    pub(crate) last_day: Option<Day>,
    /// `?tiep=`: the cursor of the next page of search results.
    pub(crate) place: Option<SearchCursor>,
}

impl Query {
    /// Parses a query as sent.
    pub(crate) fn parse(query: Option<&str>) -> Self {
        let mut read = Self {
            view: View::Full,
            from: None,
            words: String::new(),
            section: None,
            first_day: None,
            last_day: None,
            place: None,
        };
        for field in query.unwrap_or_default().split('&') {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            match name {
                "lite" => read.view = View::Lite,
                "sau" => {
                    if let Ok(cursor) = value.parse() {
                        read.from = Some((cursor, Direction::Older));
                    }
                }
                "truoc" => {
                    if let Ok(cursor) = value.parse() {
                        read.from = Some((cursor, Direction::Newer));
                    }
                }
                "q" => {
                    let spaced = value.replace('+', " ");
                    let words = decode(&spaced);
                    read.words = viet::nfc(words.trim()).chars().take(200).collect();
                }
                "muc" => read.section = Slug::parse(value).ok(),
                "tu" => read.first_day = Day::parse(value),
                "den" => read.last_day = Day::parse(value),
                "tiep" => read.place = value.parse().ok(),
                _ => {}
            }
        }
        read
    }

    /// Returns the cursor before which older articles are listed.
    pub(crate) fn after(&self) -> Option<Cursor> {
        self.from
            .filter(|(_, way)| *way == Direction::Older)
            .map(|(cursor, _)| cursor)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use store::{ArticleId, Timestamp};

    use super::*;

    #[test]
    fn a_query_has_view_cursor_and_words() {
        let read = Query::parse(Some(
            "lite&sau=1613611800-1000&q=g%E1%BB%91m+s%E1%BB%A9&x=1",
        ));
        assert_eq!(read.view, View::Lite);
        assert_eq!(
            read.after(),
            Some(Cursor {
                published_at: Timestamp(1_613_611_800),
                id: ArticleId(1000)
            })
        );
        assert_eq!(read.words, "gốm sứ");
        assert_eq!(Query::parse(Some("sau=abc")).from, None);
        assert_eq!(Query::parse(None).view, View::Full);
    }

    #[test]
    fn a_search_has_its_fields() {
        let read = Query::parse(Some(
            "q=a&muc=lang-nghe&tu=2021-02-18&den=2021-02-30&tiep=2-5-7",
        ));
        assert_eq!(read.section, Slug::parse("lang-nghe").ok());
        let day = read.first_day.unwrap();
        assert_eq!(day.to_string(), "2021-02-18");
        assert_eq!(day.begins(), Timestamp(1_613_581_200));
        assert_eq!(day.ends().0 - day.begins().0, 86_400);
        assert_eq!(Day::of(day.begins()), day);
        assert_eq!(Day::of(Timestamp(day.ends().0 - 1)), day);
        assert_eq!(day.before(18).to_string(), "2021-01-31");
        assert_eq!(read.last_day, None, "there is no such day");
        assert_eq!(read.place.unwrap().to_string(), "2-5-7");
        // The fields of a form in which nothing was chosen.
        let empty = Query::parse(Some("q=&muc=&tu=&den="));
        assert_eq!(empty, Query::parse(None));
    }
}
