//! The page at an address.

use store::{ArticleId, Slug};
use viet::date::LocalTime;

/// The page at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// `/`
    Front,
    /// `/{slug}-{id}.html`; the id decides.
    Article { slug: String, id: ArticleId },
    /// `/{section}`
    Section(Slug),
    /// `/chu-de/{slug}`
    Topic(Slug),
    /// `/tac-gia/{slug}`
    Writer(Slug),
    /// `/trang/{slug}`
    Page(Slug),
    /// `/{yyyy}/{mm}/{dd}`; at midnight in Việt Nam.
    Day(LocalTime),
    /// `/moi-nhat`
    Latest,
    /// `/doc-nhieu`
    MostRead,
    /// `/tim-kiem`
    Search,
    /// `/cai-chinh`
    Corrections,
    /// `/da-luu`
    Saved,
    /// `/ngoai-tuyen`
    Offline,
}

impl Route {
    /// Returns the route of a path without its trailing slash; `None` if no
    /// page has this path.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/')?;
        match path {
            "" => return Some(Self::Front),
            "moi-nhat" => return Some(Self::Latest),
            "doc-nhieu" => return Some(Self::MostRead),
            "tim-kiem" => return Some(Self::Search),
            "cai-chinh" => return Some(Self::Corrections),
            "da-luu" => return Some(Self::Saved),
            "ngoai-tuyen" => return Some(Self::Offline),
            _ => {}
        }
        if let Some(day) = parse_day(path) {
            return Some(Self::Day(day));
        }
        if let Some((folder, rest)) = path.split_once('/') {
            let slug = Slug::parse(rest).ok()?;
            return match folder {
                "chu-de" => Some(Self::Topic(slug)),
                "tac-gia" => Some(Self::Writer(slug)),
                "trang" => Some(Self::Page(slug)),
                _ => None,
            };
        }
        if let Some(name) = path.strip_suffix(".html") {
            let (slug, id) = parse_article(name)?;
            return Some(Self::Article {
                slug: slug.to_owned(),
                id,
            });
        }
        let slug = Slug::parse(path).ok()?;
        (!store::RESERVED_SLUGS.contains(&slug.as_str())).then_some(Self::Section(slug))
    }
}

/// Parses the name of an article page, `{slug}-{id}` before `.html`. The slug
/// may be anything: the number decides.
fn parse_article(name: &str) -> Option<(&str, ArticleId)> {
    let (slug, id) = name.rsplit_once('-')?;
    let id = id.parse().ok().filter(|id| *id > 0)?;
    Some((slug, ArticleId(id)))
}

/// Returns the number of the article at this path.
pub fn article_at(path: &str) -> Option<ArticleId> {
    match Route::parse(path) {
        Some(Route::Article { id, .. }) => Some(id),
        _ => None,
    }
}

/// Parses `yyyy/mm/dd`, if there is such a day.
fn parse_day(path: &str) -> Option<LocalTime> {
    let [year, month, day] = path.split('/').collect::<Vec<_>>().try_into().ok()?;
    let number = |text: &str, digits: usize| {
        let right = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| right)
    };
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
    viet::date::exists(year, month, day).then_some(LocalTime {
        year,
        month,
        day,
        hour: 0,
        minute: 0,
        second: 0,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::paths::*;
    use super::*;

    #[test]
    fn every_printed_address_is_parsed_back() {
        let slug = Slug::parse("ke-hoach-2021").unwrap();
        let cases = [
            (
                article(&slug, ArticleId(7)),
                Route::Article {
                    slug: "ke-hoach-2021".into(),
                    id: ArticleId(7),
                },
            ),
            (section(&slug), Route::Section(slug.clone())),
            (topic(&slug), Route::Topic(slug.clone())),
            (writer(&slug), Route::Writer(slug.clone())),
            (page(&slug), Route::Page(slug.clone())),
            (
                day(LocalTime::at(1_613_611_800)),
                Route::Day(LocalTime::at(1_613_581_200)),
            ),
            (LATEST.into(), Route::Latest),
            (MOST_READ.into(), Route::MostRead),
            (SEARCH.into(), Route::Search),
            (CORRECTIONS.into(), Route::Corrections),
            (SAVED.into(), Route::Saved),
            (OFFLINE.into(), Route::Offline),
            ("/".into(), Route::Front),
        ];
        for (path, route) in cases {
            assert_eq!(Route::parse(&path), Some(route), "{path}");
        }
    }

    #[test]
    fn other_paths_are_not_pages() {
        for path in [
            "",
            "x",
            "/api",
            "/toa-soan",
            "/dang-nhap",
            "/a/b",
            "/a-0.html",
            "/a--5.html/",
            "/a-x.html",
            "/chu-de/",
            "/chu-de/A",
            "/2021/02/30",
            "/2021/2/18",
            "/2021/13/01",
            "/0000/01/01",
            "/2021/02",
            "/+021/02/18",
            "/2021/02/18/x",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
        assert!(
            matches!(Route::parse("/-5.html"), Some(Route::Article { .. })),
            "the id decides"
        );
    }
}
