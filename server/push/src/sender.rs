//! Hands messages to push services (RFC 8030).

use std::time::Duration;

use reqwest::{Client, Response, StatusCode, header, redirect};
use store::Subscription;

use crate::{EndpointPolicy, Keys, Message, PushError, encrypt, vapid};

/// No wait before another try is longer, whatever a service asks for.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// How patient the paper is with a push service.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// To take a connection.
    pub connect: Duration,
    /// For the whole answer.
    pub whole: Duration,
    /// The wait before a second try; it doubles before each further one.
    pub wait: Duration,
    /// So often a message is tried that may yet be taken.
    pub tries: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(15),
            wait: Duration::from_secs(1),
            tries: 4,
        }
    }
}

/// Sends in the paper's name.
#[derive(Clone, Debug)]
pub struct Sender {
    http: Client,
    keys: Keys,
    contact: String,
    policy: EndpointPolicy,
    pace: Pace,
}

impl Sender {
    /// A sender with the paper's keys. `contact` tells push services whom to
    /// ask: `mailto:` and an e-mail address, or an `https:` address.
    pub fn new(
        keys: Keys,
        contact: &str,
        policy: EndpointPolicy,
        pace: Pace,
    ) -> Result<Self, PushError> {
        let mail = contact
            .strip_prefix("mailto:")
            .is_some_and(|mail| mail.contains('@'));
        let plain = |c: char| c.is_ascii_graphic();
        if !(mail || contact.starts_with("https://")) || !contact.chars().all(plain) {
            return Err(PushError::Contact(contact.to_owned()));
        }
        let http = Client::builder()
            .connect_timeout(pace.connect)
            .timeout(pace.whole)
            .redirect(redirect::Policy::none())
            // A proxy would look names up by itself, and so bypass the policy.
            .no_proxy()
            .dns_resolver(std::sync::Arc::new(policy))
            .user_agent(concat!("tinlang/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| PushError::Unreachable(error.to_string()))?;
        Ok(Self {
            http,
            keys,
            contact: contact.to_owned(),
            policy,
            pace,
        })
    }

    /// The public key, which browsers want when they subscribe.
    pub fn public_key(&self) -> String {
        self.keys.public()
    }

    /// Sends a message to one reader at second `now`; what may pass is tried
    /// again a few times. [`PushError::Gone`] means that the subscription is
    /// to be forgotten.
    pub async fn send(
        &self,
        to: &Subscription,
        message: &Message,
        now: i64,
    ) -> Result<(), PushError> {
        self.policy.check(&to.endpoint)?;
        let mut wait = self.pace.wait;
        for _ in 1..self.pace.tries {
            match self.try_once(to, message, now).await {
                Err(error) if error.passes() => {
                    let asked = match error {
                        PushError::Status { retry_after, .. } => retry_after.unwrap_or_default(),
                        _ => Duration::ZERO,
                    };
                    if asked > LONGEST_WAIT {
                        return Err(error);
                    }
                    tokio::time::sleep(wait.max(asked)).await;
                    wait = (wait * 2).min(LONGEST_WAIT);
                }
                done => return done,
            }
        }
        self.try_once(to, message, now).await
    }

    async fn try_once(
        &self,
        to: &Subscription,
        message: &Message,
        now: i64,
    ) -> Result<(), PushError> {
        let body = encrypt::encrypt(to, &message.text)?;
        let unreachable = |error: reqwest::Error| PushError::Unreachable(innermost(&error));
        let request = self.http.post(&to.endpoint).body(body);
        let mut request = request.build().map_err(unreachable)?;
        let origin = request.url().origin().ascii_serialization();
        let own = vapid::authorization(&self.keys, &origin, &self.contact, now);
        let all = [
            ("authorization", Some(own)),
            ("content-encoding", Some("aes128gcm".to_owned())),
            ("content-type", Some("application/json".to_owned())),
            ("topic", message.topic.clone()),
            ("ttl", Some(message.seconds.to_string())),
            ("urgency", Some(message.urgency.to_owned())),
        ];
        let headers = request.headers_mut();
        for (name, value) in all {
            let Some(value) = value else { continue };
            let value = value
                .try_into()
                .expect("numbers, base64url and fixed words may stand in a header");
            headers.insert(name, value);
        }
        let response = self.http.execute(request).await.map_err(unreachable)?;
        match response.status() {
            status if status.is_success() => Ok(()),
            status @ (StatusCode::NOT_FOUND | StatusCode::GONE) => {
                Err(PushError::Gone(status.as_u16()))
            }
            status => Err(PushError::Status {
                status: status.as_u16(),
                retry_after: retry_after(&response),
            }),
        }
    }
}

fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response.headers().get(header::RETRY_AFTER)?;
    let seconds = seconds.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// The cause at the bottom says most: "connection refused", "timed out".
fn innermost(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "it took too long".to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}
