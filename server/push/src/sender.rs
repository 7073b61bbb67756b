//! Sends messages to push services (RFC 8030).

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use outbound::{retry_after, root_cause};
use reqwest::{Client, StatusCode};
use store::Subscription;

use crate::{EndpointPolicy, Keys, Message, PushError, encrypt, vapid};

/// Longest wait before another attempt. If a service requests a longer one, it
/// is not tried again.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// Timeouts and attempts.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Timeout of connecting.
    pub connect: Duration,
    /// Timeout of the whole response.
    pub whole: Duration,
    /// Wait before the second attempt; it doubles before each further one.
    pub wait: Duration,
    /// Largest number of attempts of a message after temporary errors.
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

/// A client of push services, with the keys of the paper.
#[derive(Clone, Debug)]
pub struct Sender {
    http: Client,
    keys: Keys,
    contact: String,
    policy: EndpointPolicy,
    pace: Pace,
}

impl Sender {
    /// Creates a sender. `contact` tells push services whom to contact: `mailto:`
    /// and an e-mail address, or an `https:` address.
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
        let http = policy
            .guard()
            .client(0)
            .connect_timeout(pace.connect)
            .timeout(pace.whole)
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

    /// Returns the public key, which browsers need to subscribe.
    pub fn public_key(&self) -> String {
        self.keys.public()
    }

    /// Sends a message to one reader at `now`, in Unix seconds, and retries
    /// after temporary errors.
    ///
    /// # Errors
    ///
    /// Returns [`PushError::Gone`] if the subscription has ended and is to be
    /// deleted.
    pub async fn send(
        &self,
        to: &Subscription,
        message: &Message,
        now: i64,
    ) -> Result<(), PushError> {
        let waits = ExponentialBuilder::new()
            .with_min_delay(self.pace.wait)
            .with_max_delay(LONGEST_WAIT)
            .with_max_times(self.pace.tries.saturating_sub(1) as usize);
        (|| self.send_once(to, message, now))
            .retry(waits)
            .when(PushError::is_temporary)
            .adjust(|error, wait| wait_before_retry(error, wait?))
            .await
    }

    /// Sends a message once, without a further attempt. The errors are those of
    /// [`Self::send`].
    ///
    /// # Panics
    ///
    /// Never: its headers hold numbers, base64url and fixed words.
    pub async fn send_once(
        &self,
        to: &Subscription,
        message: &Message,
        now: i64,
    ) -> Result<(), PushError> {
        self.policy.check(&to.endpoint)?;
        let body = encrypt::encrypt(to, &message.text)?;
        let unreachable = |error: reqwest::Error| PushError::Unreachable(root_cause(&error));
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
                .expect("numbers, base64url and fixed words are valid in a header");
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
                retry_after: retry_after(response.headers()),
            }),
        }
    }
}

/// Returns the wait before another attempt: `wait`, or longer if the service
/// requests it. `None` ends the attempts: the service requests too long a wait.
fn wait_before_retry(error: &PushError, wait: Duration) -> Option<Duration> {
    let requested = match error {
        PushError::Status { retry_after, .. } => retry_after.unwrap_or_default(),
        _ => Duration::ZERO,
    };
    (requested <= LONGEST_WAIT).then(|| wait.max(requested))
}
