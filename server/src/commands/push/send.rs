//! Sends one article to everyone who follows it.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use futures_util::{StreamExt, stream};
use push::{Message, Notice, PushError, Sender, Urgency};
use store::{ArticleId, Store, Subscription};

use crate::ServerError;
use crate::clock::now;
use crate::config::Settings;

/// Followers read from the store at once.
const BATCH: u32 = 500;
/// Messages sent at the same time.
const CONCURRENT: usize = 16;
/// How long a push service tries to deliver a message.
const TIME_TO_LIVE: Duration = Duration::from_hours(24);
/// The same for breaking news.
const BREAKING_TIME_TO_LIVE: Duration = Duration::from_hours(4);

/// The results of the messages.
#[derive(Debug, Default)]
pub(super) struct Report {
    sent: u32,
    dropped: u32,
    /// Number by reason.
    failed: BTreeMap<String, u32>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failed: u32 = self.failed.values().sum();
        writeln!(f, "sent     {:>7}", self.sent)?;
        writeln!(
            f,
            "dropped  {:>7}  (their push service knows them no more)",
            self.dropped
        )?;
        write!(f, "failed   {failed:>7}")?;
        for (reason, count) in &self.failed {
            write!(f, "\n         {count:>7}  {reason}")?;
        }
        Ok(())
    }
}

/// Sends the article to every follower. Removes subscriptions that no longer
/// exist.
pub(super) async fn send(
    store: &dyn Store,
    settings: &Settings,
    id: ArticleId,
    breaking: bool,
) -> Result<Report, ServerError> {
    let message = message(store, settings, id, breaking).await?;
    let sender = settings
        .push
        .sender()?
        .ok_or_else(|| ServerError::Setting {
            name: "push.key_file",
            value: String::new(),
            reason: "name the file of the paper's key; tinlang push keys makes one".to_owned(),
        })?;
    let mut report = Report::default();
    let mut after: Option<String> = None;
    loop {
        let page = store
            .followers(id, breaking, after.as_deref(), BATCH)
            .await?;
        let Some(last) = page.last() else {
            return Ok(report);
        };
        after = Some(last.endpoint.clone());
        let mut results = stream::iter(&page)
            .map(|reader| one(&sender, reader, &message))
            .buffer_unordered(CONCURRENT);
        while let Some((reader, result)) = results.next().await {
            match result {
                Ok(()) => report.sent += 1,
                Err(PushError::Gone(_)) => {
                    store.unfollow(&reader.endpoint, None).await?;
                    report.dropped += 1;
                }
                Err(error) => {
                    let reason = format!("{}: {error}", service(&reader.endpoint));
                    *report.failed.entry(reason).or_default() += 1;
                }
            }
        }
    }
}

async fn one<'a>(
    sender: &Sender,
    reader: &'a Subscription,
    message: &Message,
) -> (&'a Subscription, Result<(), PushError>) {
    (reader, sender.send(reader, message, now()).await)
}

/// The host of an endpoint; the rest is secret.
fn service(endpoint: &str) -> &str {
    let host = endpoint
        .split_once("://")
        .map_or(endpoint, |(_, rest)| rest);
    host.split('/').next().unwrap_or_default()
}

async fn message(
    store: &dyn Store,
    settings: &Settings,
    id: ArticleId,
    breaking: bool,
) -> Result<Message, ServerError> {
    let refused = |reason: &str| ServerError::Argument {
        what: "article",
        value: id.to_string(),
        reason: reason.to_owned(),
    };
    let Some(article) = store.article(id).await? else {
        return Err(refused("it is not published"));
    };
    if article.demo {
        return Err(refused("it is a demo article; these are not sent"));
    }
    let paper = &settings.paper;
    if paper.base_url.is_empty() {
        return Err(ServerError::Setting {
            name: "base_url",
            value: String::new(),
            reason: "say how readers reach the paper, as https://tinlang.example".to_owned(),
        });
    }
    let notice = app::push_notice(&article);
    let notice = Notice {
        title: notice.title,
        body: notice.body,
        navigate: format!("{}{}", paper.base_url, notice.path),
        lang: paper.language.tag().to_owned(),
        icon: format!("{}/apple-touch-icon.png", paper.base_url),
        tag: format!("bai-{id}"),
    };
    let (urgency, time_to_live) = if breaking {
        (Urgency::High, BREAKING_TIME_TO_LIVE)
    } else {
        (Urgency::Normal, TIME_TO_LIVE)
    };
    Ok(Message::new(&notice, urgency, time_to_live)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_is_printed_as_a_table() {
        let report = Report {
            sent: 12,
            dropped: 1,
            failed: [("push.example: it took too long".to_owned(), 2)].into(),
        };
        let table = report.to_string();
        let lines: Vec<&str> = table.lines().map(str::trim).collect();
        assert_eq!(lines[0], "sent          12");
        assert!(lines[1].starts_with("dropped        1"));
        assert_eq!(
            lines[2..],
            ["failed         2", "2  push.example: it took too long"]
        );
    }

    #[test]
    fn report_does_not_print_secrets() {
        assert_eq!(
            service("https://push.example:8443/secret"),
            "push.example:8443"
        );
        assert_eq!(service("https://push.example"), "push.example");
    }
}
