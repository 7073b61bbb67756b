//! Addresses of WordPress sites, resolved without a stored redirect if
//! possible: numbers, dated paths, archives, slugs of posts. Each needs one or
//! two queries to the store. Patterns:
//! <https://wordpress.org/documentation/article/customize-permalinks/>.

use store::{ArticleId, Slug, Store, Timestamp};
use viet::date::{UTC_OFFSET, days_from_civil, exists};

use crate::address::{self, decode, encode};
use crate::request::PageRequest;
use crate::snapshot::SiteSnapshot;

/// The query fields by which WordPress names what it shows.
pub(crate) const OLD_FIELDS: [&str; 7] =
    ["p", "page_id", "attachment_id", "cat", "tag", "author", "m"];

/// Returns the target of such an address.
pub(crate) async fn target(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    request: PageRequest<'_>,
) -> store::Result<Option<String>> {
    let path = decode(request.path);
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if parts.first() == Some(&"index.php") {
        parts.remove(0);
    }
    if parts.is_empty() {
        return by_query(store, snapshot, request.query.unwrap_or_default()).await;
    }
    // Further pages redirect to the start of the list.
    if let [.., "page", number] = parts[..]
        && number.parse::<u32>().is_ok()
    {
        parts.truncate(parts.len() - 2);
        if let [only] = parts[..] {
            let known = section(snapshot, only);
            return Ok(known.map(|slug| address::section(&slug)));
        }
    }
    if parts.last() == Some(&"amp") {
        parts.pop();
    }
    match parts[..] {
        [] => Ok(Some(address::LATEST.to_owned())),
        ["archives", number] => article(store, number).await,
        ["category", .., last] => Ok(section(snapshot, last).map(|slug| address::section(&slug))),
        ["tag", name] => topic(store, name).await,
        ["author", name] => writer(store, name).await,
        [year, month, day, name] if number(year, 4).is_some() => {
            let days = days(year, month, Some(day));
            by_name(store, name, days).await
        }
        [year, month, name] if number(year, 4).is_some() => {
            let days = days(year, month, None);
            by_name(store, name, days).await
        }
        [name] => by_name(store, name, Some(ANY)).await,
        [first, .., name] if section(snapshot, first).is_some() => {
            by_name(store, name, Some(ANY)).await
        }
        _ => Ok(None),
    }
}

async fn by_query(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    query: &str,
) -> store::Result<Option<String>> {
    for field in query.split('&') {
        let (name, value) = field.split_once('=').unwrap_or((field, ""));
        let value = value.replace('+', " ");
        let value = decode(&value);
        let found = match name {
            "p" => article(store, &value).await?,
            "category_name" => section(snapshot, &value).map(|slug| address::section(&slug)),
            "tag" => topic(store, &value).await?,
            "author_name" => writer(store, &value).await?,
            "paged" => value
                .parse::<u32>()
                .is_ok()
                .then(|| address::LATEST.to_owned()),
            "s" if !value.is_empty() => Some(format!("{}?q={}", address::SEARCH, encode(&value))),
            _ => None,
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

async fn article(store: &dyn Store, number: &str) -> store::Result<Option<String>> {
    let Ok(id) = number.parse::<i64>() else {
        return Ok(None);
    };
    by_id(store, ArticleId(id)).await
}

async fn by_id(store: &dyn Store, id: ArticleId) -> store::Result<Option<String>> {
    if let Some(article) = store.article(id).await? {
        return Ok(Some(address::article(&article.slug, id)));
    }
    // A withdrawn article has a page at its own address.
    let gone = store.withdrawn(id).await?;
    Ok(gone.map(|_| format!("/-{id}.html")))
}

/// All times.
const ANY: (Timestamp, Timestamp) = (Timestamp(i64::MIN), Timestamp(i64::MAX));

/// Returns the newest article with this slug, of those published within `days`.
async fn by_name(
    store: &dyn Store,
    name: &str,
    days: Option<(Timestamp, Timestamp)>,
) -> store::Result<Option<String>> {
    let name = name.strip_suffix(".html").unwrap_or(name);
    let (Ok(slug), Some(days)) = (Slug::parse(&name.to_lowercase()), days) else {
        return Ok(None);
    };
    let id = store.article_of_slug(&slug, Some(days)).await?;
    Ok(id.map(|id| address::article(&slug, id)))
}

fn section(snapshot: &SiteSnapshot, name: &str) -> Option<Slug> {
    let known = snapshot.sections.iter().map(|section| &section.slug);
    known
        .into_iter()
        .find(|slug| slug.as_str() == name)
        .cloned()
}

async fn topic(store: &dyn Store, name: &str) -> store::Result<Option<String>> {
    let Ok(slug) = Slug::parse(name) else {
        return Ok(None);
    };
    let topic = store.topic(&slug).await?;
    Ok(topic.map(|topic| address::topic(&topic.slug)))
}

async fn writer(store: &dyn Store, name: &str) -> store::Result<Option<String>> {
    let Ok(slug) = Slug::parse(name) else {
        return Ok(None);
    };
    let writer = store.writer(&slug).await?;
    Ok(writer.map(|writer| address::writer(&writer.slug)))
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let plain = text.len() <= digits && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// Returns the day or month in Việt Nam that the old site used in addresses.
fn days(year: &str, month: &str, day: Option<&str>) -> Option<(Timestamp, Timestamp)> {
    const DAY: i64 = 86_400;
    let year = i32::try_from(number(year, 4)?).ok()?;
    let month = number(month, 2)?;
    let first = match day {
        Some(day) => number(day, 2)?,
        None => 1,
    };
    if !exists(year, month, first) {
        return None;
    }
    let from = days_from_civil(year, month, first);
    let to = match day {
        Some(_) => from + 1,
        None if month == 12 => days_from_civil(year + 1, 1, 1),
        None => days_from_civil(year, month + 1, 1),
    };
    let start = |day: i64| Timestamp(day * DAY - UTC_OFFSET);
    Some((start(from), start(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_viet_nam() {
        let day = days("2021", "02", Some("18")).unwrap();
        // 2021-02-17T17:00:00Z
        assert_eq!(day, (Timestamp(1_613_581_200), Timestamp(1_613_667_600)));
        let month = days("2020", "12", None).unwrap();
        assert_eq!(month.1.0 - month.0.0, 31 * 86_400);
        for (year, month, day) in [
            ("2021", "02", Some("30")),
            ("2021", "13", None),
            ("20210", "1", None),
            ("x", "1", None),
            ("2021", "+1", None),
        ] {
            assert_eq!(days(year, month, day), None);
        }
    }
}
