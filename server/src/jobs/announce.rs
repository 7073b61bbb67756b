//! Tells others of new articles: a WebSub hub, which tells those who follow a
//! feed, and search engines by IndexNow. Both only where the owner said so.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::{FeedFormat, Shell, paths};
use reqwest::{Client, Response, header, redirect};
use serde_json::json;
use store::{Cursor, DEMO_IDS_FROM, Slug, Teaser, Wanted};

use crate::Paper;

/// Seconds that a hub may take.
const TIMEOUT: Duration = Duration::from_secs(15);
/// How often the paper is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// So often a message is tried, with longer waits from time to time.
const TRIES: u32 = 5;

/// Who is told, and how.
#[derive(Clone, Debug)]
pub(crate) struct Announcer {
    http: Client,
    hub: String,
    key: String,
    index: String,
    wait: Duration,
}

impl Announcer {
    /// Tells `hub` and, with a key, the search engines behind `index`; empty
    /// texts tell nobody.
    pub(crate) fn new(hub: &str, key: &str, index: &str) -> reqwest::Result<Self> {
        let http = Client::builder()
            .timeout(TIMEOUT)
            .redirect(redirect::Policy::none())
            .user_agent(concat!("tinlang/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self {
            http,
            hub: hub.to_owned(),
            key: key.to_owned(),
            index: index.to_owned(),
            wait: Duration::from_secs(30),
        })
    }

    /// True where anybody is told.
    pub(crate) fn tells(&self) -> bool {
        !self.hub.is_empty() || !self.key.is_empty()
    }

    async fn tell(&self, shell: &Shell, news: &[Teaser]) -> Result<(), String> {
        let base = &shell.paper.base_url;
        if !self.key.is_empty() {
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
            let asked = self.http.post(&self.index);
            let asked = asked.header(header::CONTENT_TYPE, "application/json; charset=utf-8");
            taken(asked.body(body.to_string()).send().await)?;
        }
        if !self.hub.is_empty() {
            for feed in feeds(shell, news) {
                let url = format!("{base}{feed}");
                let form = [("hub.mode", "publish"), ("hub.url", &url)];
                taken(self.http.post(&self.hub).form(&form).send().await)?;
            }
        }
        Ok(())
    }
}

fn taken(answer: reqwest::Result<Response>) -> Result<(), String> {
    match answer.and_then(Response::error_for_status) {
        Ok(_) => Ok(()),
        Err(error) => Err(error.without_url().to_string()),
    }
}

/// A key as IndexNow takes it: 8 to 128 letters, digits and hyphens.
pub(crate) fn checked_key(key: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    (8..=128).contains(&key.len()) && key.bytes().all(plain)
}

/// Watches the paper and tells of what is new from now on.
pub(crate) async fn follow(paper: Paper, announcer: Announcer) -> Infallible {
    let mut known = paper.shell();
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let shell = paper.shell();
        if Arc::ptr_eq(&known, &shell) {
            continue;
        }
        let news = news(&known, &shell);
        known = shell;
        if news.is_empty() {
            continue;
        }
        for nth in 0..TRIES {
            match announcer.tell(&known, &news).await {
                Ok(()) => break,
                Err(error) => {
                    tracing::warn!(%error, "others could not be told of new articles");
                    tokio::time::sleep(announcer.wait * 2_u32.pow(nth)).await;
                }
            }
        }
    }
}

/// The articles among the latest that are new or changed; invented ones are
/// told to nobody. What slides in at the end, because something before it
/// went, is not new.
fn news(before: &Shell, now: &Shell) -> Vec<Teaser> {
    let full = before.latest.len() >= Shell::LATEST as usize;
    let end = before.latest.last().filter(|_| full).map(Cursor::of);
    now.latest
        .iter()
        .filter(|teaser| teaser.id.0 < DEMO_IDS_FROM)
        .filter(|teaser| end.is_none_or(|end| Cursor::of(teaser) >= end))
        .filter(|teaser| !before.latest.contains(teaser))
        .cloned()
        .collect()
}

/// Paths of the feeds in which they stand: the whole paper's and those of
/// their sections, outwards.
fn feeds(shell: &Shell, news: &[Teaser]) -> Vec<String> {
    let mut lists = vec!["/".to_owned(), paths::list(&Wanted::Latest)];
    for teaser in news {
        let mut next: Option<Slug> = Some(teaser.section.clone());
        while let Some(slug) = next.take() {
            let path = paths::list(&Wanted::Section(slug.clone()));
            if lists.contains(&path) {
                break;
            }
            lists.push(path);
            let section = shell.sections.iter().find(|section| section.slug == slug);
            next = section.and_then(|section| section.parent.clone());
        }
    }
    let formats = |list: String| FeedFormat::ALL.map(|format| format.path(&list));
    lists.into_iter().flat_map(formats).collect()
}

#[cfg(test)]
mod tests;
