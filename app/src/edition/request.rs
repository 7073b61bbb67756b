//! The request for an edition.

use crate::address::{Day, EditionName};

/// A request for an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionRequest {
    /// Name of the edition.
    pub name: EditionName,
    /// Width of its pictures, in pixels; `None` for no pictures.
    pub pictures: Option<u32>,
    /// Only articles published from this day on, for readers with an earlier
    /// edition.
    pub(crate) since: Option<Day>,
}

impl EditionRequest {
    /// Available widths of pictures, in pixels.
    pub const WIDTHS: [u32; 2] = [480, 960];

    /// The complete edition without pictures.
    pub fn plain(name: EditionName) -> Self {
        Self {
            name,
            pictures: None,
            since: None,
        }
    }

    /// The complete edition with pictures of the smallest width.
    pub fn pictured(name: EditionName) -> Self {
        Self {
            pictures: Some(Self::WIDTHS[0]),
            ..Self::plain(name)
        }
    }

    /// True unless it is for articles since a day.
    pub fn is_whole(self) -> bool {
        self.since.is_none()
    }

    /// The complete edition, whatever the device has already.
    #[must_use]
    pub fn whole(self) -> Self {
        Self {
            since: None,
            ..self
        }
    }

    /// Parses a query as sent: `anh=480` for pictures, `tu=2021-02-18` for
    /// articles since that day; anything else is ignored.
    pub fn parse(name: EditionName, query: Option<&str>) -> Self {
        let mut request = Self::plain(name);
        for field in query.unwrap_or_default().split('&') {
            match field.split_once('=') {
                Some(("anh", width)) => {
                    let width = width.parse().ok();
                    request.pictures = width.filter(|width| Self::WIDTHS.contains(width));
                }
                Some(("tu", day)) => request.since = Day::parse(day),
                _ => {}
            }
        }
        request
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_parsed() {
        let week = EditionName::Week;
        let request = EditionRequest::parse(week, Some("anh=480&tu=2021-02-18&x=1"));
        assert_eq!(request.pictures, Some(480));
        assert_eq!(
            request.since.map(|day| day.to_string()).as_deref(),
            Some("2021-02-18")
        );
        for none in [None, Some(""), Some("anh=481&tu=2021-02-30"), Some("anh")] {
            assert_eq!(
                EditionRequest::parse(week, none),
                EditionRequest::plain(week),
                "{none:?}"
            );
        }
    }
}
