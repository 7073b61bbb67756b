//! Feeds of lists, and the list of all feeds.

use app::{FeedFormat, Shell, paths};
use store::Wanted;

use super::generated::Answer;
use crate::Paper;
use crate::feeds::{self, Publisher};
use crate::http::cache_policy::CachePolicy;

/// Topics and writers that one file names at most: feed readers take in no
/// more at once either.
const FOLLOWED: u32 = 5_000;

const RSS: &str = "application/rss+xml; charset=utf-8";
const ATOM: &str = "application/atom+xml; charset=utf-8";
const JSON: &str = "application/feed+json; charset=utf-8";
const OPML: &str = "text/x-opml; charset=utf-8";

/// A list's feed.
pub(crate) async fn feed(
    paper: &Paper,
    shell: &Shell,
    format: FeedFormat,
    list: &str,
) -> store::Result<Option<Answer>> {
    let Some(feed) = app::feed(paper.store().as_ref(), shell, list).await? else {
        return Ok(None);
    };
    Ok(Some(printed(shell, format, &feed)))
}

/// The answer that is this feed; for lists of other things than articles, too.
pub(crate) fn printed(shell: &Shell, format: FeedFormat, feed: &app::Feed) -> Answer {
    let publisher = Publisher::of(&shell.paper);
    let kind = match format {
        FeedFormat::Rss => RSS,
        FeedFormat::Atom => ATOM,
        FeedFormat::Json => JSON,
    };
    // A hub reads these rather than the text (WebSub, section 4).
    let own = publisher.absolute(&format.path(&feed.path));
    let hub = &shell.paper.websub_hub;
    let link = if hub.is_empty() {
        String::new()
    } else {
        format!("<{hub}>; rel=\"hub\", <{own}>; rel=\"self\"")
    };
    Answer::File {
        kind,
        policy: CachePolicy::Feed,
        bytes: feeds::print(format, publisher, feed).into(),
        link,
    }
}

/// `/feeds.opml`.
pub(crate) async fn opml(paper: &Paper, shell: &Shell) -> store::Result<Answer> {
    let words = app::list_names(shell.paper.language);
    let whole = vec![(shell.paper.name.clone(), "/".to_owned())];
    let sections = shell.sections.iter().map(|section| {
        let list = Wanted::Section(section.slug.clone());
        (section.name.clone(), paths::list(&list))
    });
    let (topics, writers): (Vec<_>, Vec<_>) = paper
        .store()
        .followed(FOLLOWED)
        .await?
        .into_iter()
        .partition(|followed| matches!(followed.list, Wanted::Topic(_)));
    let named = |all: Vec<store::Followed>| -> Vec<(String, String)> {
        let lists = all.into_iter();
        lists.map(|it| (it.name, paths::list(&it.list))).collect()
    };
    let groups = [
        (words.latest, whole),
        (words.sections, sections.collect()),
        (words.topics, named(topics)),
        (words.writers, named(writers)),
    ];
    let text = feeds::opml(Publisher::of(&shell.paper), &groups);
    Ok(Answer::file(OPML, CachePolicy::Map, text))
}
