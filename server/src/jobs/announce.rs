//! Announces new articles to a WebSub hub, which notifies the followers of
//! feeds, and to search engines (IndexNow). Both only if they are configured.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::{FeedFormat, SiteSnapshot, paths};
use backon::{ExponentialBuilder, Retryable};
use outbound::Guard;
use reqwest::{Client, Response, Url, header};
use serde_json::json;
use store::{Cursor, ListKey, Slug, Teaser};

use super::intervals::POLL;
use crate::AppState;

/// The limit for one request.
const TIMEOUT: Duration = Duration::from_secs(15);
/// Further attempts after one that failed.
const RETRIES: usize = 4;
/// The wait after the first failed attempt.
const FIRST_WAIT: Duration = Duration::from_secs(30);

/// Where new articles are announced.
#[derive(Clone, Debug)]
pub(crate) struct Announcer {
    http: Client,
    hub: String,
    key: String,
    indexnow_url: String,
    waits: ExponentialBuilder,
}

impl Announcer {
    /// Announces to `hub`, if it is not empty, and with a `key` to the search
    /// engines behind `indexnow_url`.
    pub(crate) fn new(hub: &str, key: &str, indexnow_url: &str) -> reqwest::Result<Self> {
        // The owner names both services, which may be in a private network.
        let urls = [hub, indexnow_url].map(|url| Url::parse(url).ok());
        let hosts = urls.iter().flatten().filter_map(Url::host_str);
        let http = Guard::named(hosts).client(0).timeout(TIMEOUT).build()?;
        Ok(Self {
            http,
            hub: hub.to_owned(),
            key: key.to_owned(),
            indexnow_url: indexnow_url.to_owned(),
            waits: waits(FIRST_WAIT),
        })
    }

    /// True if there is a hub or a key.
    pub(crate) fn is_configured(&self) -> bool {
        !self.hub.is_empty() || !self.key.is_empty()
    }

    async fn announce(&self, snapshot: &SiteSnapshot, news: &[Teaser]) -> Result<(), String> {
        if !self.key.is_empty() {
            self.submit_to_search_engines(snapshot, news).await?;
        }
        if !self.hub.is_empty() {
            self.ping_hub(snapshot, news).await?;
        }
        Ok(())
    }

    /// Submits addresses of articles (<https://www.indexnow.org/documentation>).
    async fn submit_to_search_engines(
        &self,
        snapshot: &SiteSnapshot,
        news: &[Teaser],
    ) -> Result<(), String> {
        let base = &snapshot.config.base_url;
        let addresses: Vec<String> = news
            .iter()
            .map(|teaser| format!("{base}{}", paths::article(&teaser.slug, teaser.id)))
            .collect();
        let host = base.split_once("://").map_or("", |(_, host)| host);
        let body = json!({
            "host": host,
            "key": self.key,
            "keyLocation": format!("{base}/{}.txt", self.key),
            "urlList": addresses,
        });
        let request = self.http.post(&self.indexnow_url);
        let request = request.header(header::CONTENT_TYPE, "application/json; charset=utf-8");
        accepted(request.body(body.to_string()).send().await)
    }

    /// Names every feed that has changed (WebSub, section 7).
    async fn ping_hub(&self, snapshot: &SiteSnapshot, news: &[Teaser]) -> Result<(), String> {
        for feed in feeds(snapshot, news) {
            let url = format!("{}{feed}", snapshot.config.base_url);
            let form = [("hub.mode", "publish"), ("hub.url", &url)];
            accepted(self.http.post(&self.hub).form(&form).send().await)?;
        }
        Ok(())
    }
}

/// The waits between attempts: the first one, then twice as long each time.
const fn waits(first: Duration) -> ExponentialBuilder {
    ExponentialBuilder::new()
        .with_min_delay(first)
        .without_max_delay()
        .with_max_times(RETRIES)
}

/// An error if the request failed or was refused.
fn accepted(response: reqwest::Result<Response>) -> Result<(), String> {
    match response.and_then(Response::error_for_status) {
        Ok(_) => Ok(()),
        Err(error) => Err(error.without_url().to_string()),
    }
}

/// Announces every article that is published or changed from now on.
pub(super) async fn follow(state: AppState, announcer: Announcer) -> Infallible {
    let mut known = state.snapshot();
    loop {
        tokio::time::sleep(POLL).await;
        let snapshot = state.snapshot();
        if Arc::ptr_eq(&known, &snapshot) {
            continue;
        }
        let news = news(&known, &snapshot);
        known = snapshot;
        if news.is_empty() {
            continue;
        }
        let result = (|| announcer.announce(&known, &news))
            .retry(announcer.waits)
            .notify(|error, wait| {
                tracing::warn!(%error, ?wait, "cannot announce new articles; trying again");
            })
            .await;
        if let Err(error) = result {
            tracing::warn!(%error, "new articles were not announced");
        }
    }
}

/// The articles among the latest that are new or changed, without those of the
/// demo. An article that follows at the end of the list because another was
/// removed is not new.
fn news(before: &SiteSnapshot, now: &SiteSnapshot) -> Vec<Teaser> {
    let full = before.latest.len() >= SiteSnapshot::LATEST as usize;
    let end = before.latest.last().filter(|_| full).map(Cursor::of);
    now.latest
        .iter()
        .filter(|teaser| !teaser.demo)
        .filter(|teaser| end.is_none_or(|end| Cursor::of(teaser) >= end))
        .filter(|teaser| !before.latest.contains(teaser))
        .cloned()
        .collect()
}

/// The paths of the feeds that list these articles: those of the whole site, of
/// their sections, and of the sections above.
fn feeds(snapshot: &SiteSnapshot, news: &[Teaser]) -> Vec<String> {
    let mut lists = vec!["/".to_owned(), paths::list(&ListKey::Latest)];
    for teaser in news {
        let mut next: Option<Slug> = Some(teaser.section.clone());
        while let Some(slug) = next.take() {
            let path = paths::list(&ListKey::Section(slug.clone()));
            if lists.contains(&path) {
                break;
            }
            lists.push(path);
            let section = snapshot
                .sections
                .iter()
                .find(|section| section.slug == slug);
            next = section.and_then(|section| section.parent.clone());
        }
    }
    let formats = |list: String| FeedFormat::ALL.map(|format| format.path(&list));
    lists.into_iter().flat_map(formats).collect()
}

#[cfg(test)]
mod tests;
