//! One article, told to all who follow it.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use futures_util::{StreamExt, stream};
use push::{Message, Notice, PushError, Sender, Urgency};
use store::{ArticleId, DEMO_IDS_FROM, Store, Subscription};

use crate::ServerError;
use crate::config::Settings;
use crate::state::now;

/// Followers read at once.
const PAGE: u32 = 500;
/// Messages on their way at once.
const AT_ONCE: usize = 16;
/// News is news for so long; breaking news for less.
const LASTS: Duration = Duration::from_hours(24);
const BREAKING_LASTS: Duration = Duration::from_hours(4);

/// What became of the messages.
#[derive(Debug, Default)]
pub(super) struct Told {
    sent: u32,
    dropped: u32,
    /// By reason.
    failed: BTreeMap<String, u32>,
}

impl fmt::Display for Told {
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

/// Tells everybody who follows this article, and forgets who has left.
pub(super) async fn send(
    store: &dyn Store,
    settings: &Settings,
    id: ArticleId,
    breaking: bool,
) -> Result<Told, ServerError> {
    let message = message(store, settings, id, breaking).await?;
    let sender = settings
        .push
        .sender()?
        .ok_or_else(|| ServerError::Setting {
            name: "push.key_file",
            value: String::new(),
            reason: "name the file of the paper's key; tinlang push keys makes one".to_owned(),
        })?;
    let mut told = Told::default();
    let mut after: Option<String> = None;
    loop {
        let page = store
            .followers(id, breaking, after.as_deref(), PAGE)
            .await?;
        let Some(last) = page.last() else {
            return Ok(told);
        };
        after = Some(last.endpoint.clone());
        let mut results = stream::iter(&page)
            .map(|reader| one(&sender, reader, &message))
            .buffer_unordered(AT_ONCE);
        while let Some((reader, result)) = results.next().await {
            match result {
                Ok(()) => told.sent += 1,
                Err(PushError::Gone(_)) => {
                    store.unfollow(&reader.endpoint, None).await?;
                    told.dropped += 1;
                }
                Err(error) => {
                    let reason = format!("{}: {error}", service(&reader.endpoint));
                    *told.failed.entry(reason).or_default() += 1;
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

/// The host of an endpoint: the rest is the reader's secret.
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
    let refused = |reason: &str| ServerError::Asked {
        what: "article",
        value: id.to_string(),
        reason: reason.to_owned(),
    };
    if id.0 >= DEMO_IDS_FROM {
        return Err(refused("it is invented; nobody is told of the demo"));
    }
    let Some(article) = store.article(id).await? else {
        return Err(refused("it is not published"));
    };
    let paper = &settings.paper;
    if paper.base_url.is_empty() {
        return Err(ServerError::Setting {
            name: "base_url",
            value: String::new(),
            reason: "say how readers reach the paper, as https://tinlang.example".to_owned(),
        });
    }
    let said = app::notice(&article);
    let notice = Notice {
        title: said.title,
        body: said.body,
        navigate: format!("{}{}", paper.base_url, said.path),
        lang: paper.language.tag().to_owned(),
        icon: format!("{}/apple-touch-icon.png", paper.base_url),
        tag: format!("bai-{id}"),
    };
    let (urgency, lasts) = if breaking {
        (Urgency::High, BREAKING_LASTS)
    } else {
        (Urgency::Normal, LASTS)
    };
    Ok(Message::new(&notice, urgency, lasts)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_tells_what_became_of_them() {
        let told = Told {
            sent: 12,
            dropped: 1,
            failed: [("push.example: it took too long".to_owned(), 2)].into(),
        };
        let table = told.to_string();
        let lines: Vec<&str> = table.lines().map(str::trim).collect();
        assert_eq!(lines[0], "sent          12");
        assert!(lines[1].starts_with("dropped        1"));
        assert_eq!(
            lines[2..],
            ["failed         2", "2  push.example: it took too long"]
        );
    }

    #[test]
    fn a_table_keeps_the_reader_s_secret() {
        assert_eq!(
            service("https://push.example:8443/secret"),
            "push.example:8443"
        );
        assert_eq!(service("https://push.example"), "push.example");
    }
}
