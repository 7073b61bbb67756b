//! Sends one article to everyone who follows it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::join_all;
use futures_util::{StreamExt, stream};
use push::{Message, PushError, Sender, Urgency};
use store::{ArticleId, Store, Subscription};

use crate::ServerError;
use crate::clock::now;
use crate::config::Settings;
use crate::push_notice::notice;

/// Followers read from the store at once.
const BATCH: u32 = 500;
/// Messages sent at the same time to one push service.
const CONCURRENT: usize = 16;
/// Failures in a row after which a push service is given up.
const GIVE_UP_AFTER: u32 = 16;
/// The progress is stored after so many messages to one push service.
const STORE_EVERY: usize = 100;
/// How long a push service tries to deliver a message.
const TIME_TO_LIVE: Duration = Duration::from_hours(24);
/// The same for breaking news.
const BREAKING_TIME_TO_LIVE: Duration = Duration::from_hours(4);

/// The results of the messages.
#[derive(Debug, Default)]
pub(super) struct Report {
    sent: u32,
    /// Sent by an earlier run that was interrupted.
    earlier: u32,
    dropped: u32,
    /// Number by reason.
    failed: BTreeMap<String, u32>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failed: u32 = self.failed.values().sum();
        writeln!(f, "sent     {:>7}", self.sent)?;
        if self.earlier > 0 {
            writeln!(
                f,
                "before   {:>7}  (by the run that was interrupted)",
                self.earlier
            )?;
        }
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

/// Sends the article to every follower: to all push services at the same time,
/// so that a slow one delays nobody else. Removes subscriptions that no longer
/// exist. A run that was interrupted is continued.
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
    let key = format!("push:{id}{}", if breaking { ":breaking" } else { "" });
    let stored = store.key_value(&key).await?;
    let progress = stored.and_then(|text| serde_json::from_str(&text).ok());
    let run = Run {
        store,
        sender: &sender,
        message: &message,
        key,
        progress: Mutex::new(progress.unwrap_or_default()),
        report: Mutex::default(),
    };
    let services = by_service(store, id, breaking).await?;
    let all = services
        .iter()
        .map(|(service, readers)| run.send_to(service, readers));
    join_all(all).await;
    store.set_key_value(&run.key, None).await?;
    Ok(run
        .report
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner))
}

/// The followers by the host of their push service, in the order of their
/// endpoints.
async fn by_service(
    store: &dyn Store,
    id: ArticleId,
    breaking: bool,
) -> store::Result<BTreeMap<String, Vec<Subscription>>> {
    let mut services: BTreeMap<String, Vec<Subscription>> = BTreeMap::new();
    let mut after: Option<String> = None;
    loop {
        let page = store
            .followers(id, breaking, after.as_deref(), BATCH)
            .await?;
        let Some(last) = page.last() else {
            return Ok(services);
        };
        after = Some(last.endpoint.clone());
        for reader in page {
            let service = service(&reader.endpoint).to_owned();
            services.entry(service).or_default().push(reader);
        }
    }
}

/// One run of the command.
struct Run<'a> {
    store: &'a dyn Store,
    sender: &'a Sender,
    message: &'a Message,
    /// Key of the stored progress.
    key: String,
    /// By push service: the last endpoint up to which all were sent to.
    progress: Mutex<BTreeMap<String, String>>,
    report: Mutex<Report>,
}

impl Run<'_> {
    async fn send_to(&self, service: &str, readers: &[Subscription]) {
        let before = self.progress().get(service).cloned();
        let left = match before {
            Some(before) => readers.partition_point(|it| it.endpoint <= before),
            None => 0,
        };
        self.report().earlier += u32::try_from(left).unwrap_or(u32::MAX);
        let failures = AtomicU32::new(0);
        let send = |reader| self.send_one(reader, &failures);
        // In order, so that the progress is one endpoint.
        let mut results = stream::iter(&readers[left..])
            .map(send)
            .buffered(CONCURRENT);
        let mut done = 0;
        while let Some((reader, result)) = results.next().await {
            self.note(service, reader, result).await;
            done += 1;
            if done % STORE_EVERY == 0 {
                self.store_progress(service, &reader.endpoint).await;
            }
        }
    }

    async fn send_one<'r>(
        &self,
        reader: &'r Subscription,
        failures: &AtomicU32,
    ) -> (&'r Subscription, Result<(), Failure>) {
        if failures.load(Ordering::Relaxed) >= GIVE_UP_AFTER {
            return (reader, Err(Failure::GivenUp));
        }
        let result = self.sender.send(reader, self.message, now()).await;
        match &result {
            Err(error) if error.is_temporary() => failures.fetch_add(1, Ordering::Relaxed),
            _ => failures.swap(0, Ordering::Relaxed),
        };
        (reader, result.map_err(Failure::Push))
    }

    async fn note(&self, service: &str, reader: &Subscription, result: Result<(), Failure>) {
        let reason = match result {
            Ok(()) => {
                self.report().sent += 1;
                return;
            }
            Err(Failure::Push(PushError::Gone(_))) => {
                match self.store.unfollow(&reader.endpoint, None).await {
                    Ok(_) => {
                        self.report().dropped += 1;
                        return;
                    }
                    // The others still get their message.
                    Err(error) => format!("cannot be removed: {error}"),
                }
            }
            Err(Failure::Push(error)) => error.to_string(),
            Err(Failure::GivenUp) => "given up after failures in a row".to_owned(),
        };
        let reason = format!("{service}: {reason}");
        *self.report().failed.entry(reason).or_default() += 1;
    }

    /// Stores that every message up to this endpoint was sent. If that fails, an
    /// interrupted run sends some messages twice; devices show them once.
    async fn store_progress(&self, service: &str, endpoint: &str) {
        let text = {
            let mut progress = self.progress();
            progress.insert(service.to_owned(), endpoint.to_owned());
            serde_json::to_string(&*progress).unwrap_or_default()
        };
        if let Err(error) = self.store.set_key_value(&self.key, Some(&text)).await {
            tracing::warn!(%error, "cannot store the progress of sending");
        }
    }

    fn progress(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn report(&self) -> MutexGuard<'_, Report> {
        self.report.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why a message was not sent.
enum Failure {
    Push(PushError),
    /// The push service failed too often.
    GivenUp,
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
    let notice = notice(paper, app::push_notice(&article), format!("bai-{id}"));
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
            earlier: 0,
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
