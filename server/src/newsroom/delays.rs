//! Delays after wrong passwords. Nobody is locked out: whoever knows the password waits a
//! little, at most.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use store::newsroom::Email;
use tokio::time::Instant;

use crate::net::address::ClientKey;

/// Attempts without a delay.
const FREE: u32 = 4;
/// The longest delay of an address that tries many passwords.
const OF_ADDRESS: Duration = Duration::from_mins(1);
/// The longest delay of an account. It is short, since strangers cause it.
const OF_ACCOUNT: Duration = Duration::from_secs(4);
/// How long attempts are remembered after the last one.
const REMEMBERED: Duration = Duration::from_hours(1);
/// The number of addresses and accounts that are remembered.
const MOST: usize = 20_000;

/// Whose attempts are counted. Neither addresses nor names are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Whose {
    Address(ClientKey),
    Account(u64),
}

impl Whose {
    const fn longest(self) -> Duration {
        match self {
            Self::Address(_) => OF_ADDRESS,
            Self::Account(_) => OF_ACCOUNT,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Attempts {
    count: u32,
    last: Instant,
    /// When the last attempt of an address is checked: the next one comes after it.
    checked: Instant,
}

/// Counts attempts to log in.
#[derive(Debug, Default)]
pub(super) struct Delays {
    salt: RandomState,
    attempts: Mutex<HashMap<Whose, Attempts>>,
}

impl Delays {
    /// Counts an attempt before it is checked. Returns how long it has to wait; `None` if
    /// so many attempts of its address wait already that it is refused. Attempts of an
    /// address wait one after the other, so that sending many at once is no quicker.
    /// Those of an account do not, since strangers would make its owner wait.
    pub(super) fn attempt(&self, client: Option<ClientKey>, email: &Email) -> Option<Duration> {
        let now = Instant::now();
        let mut attempts = self.lock();
        forget(&mut attempts, now);
        let mut wait = Duration::ZERO;
        for whose in self.whose(client, email) {
            let counted = attempts.entry(whose).or_insert(Attempts {
                count: 0,
                last: now,
                checked: now,
            });
            if now - counted.last >= REMEMBERED {
                counted.count = 0;
            }
            let delay = delay(counted.count).min(whose.longest());
            let begins = match whose {
                Whose::Address(_) => counted.checked.max(now),
                Whose::Account(_) => now,
            };
            let own = begins + delay - now;
            if own > OF_ADDRESS {
                return None;
            }
            counted.checked = now + own;
            counted.count = counted.count.saturating_add(1);
            counted.last = now;
            wait = wait.max(own);
        }
        Some(wait)
    }

    /// The attempt was right: the account is no longer delayed. Its address loses this one
    /// attempt only, so that a login of one's own does not hide guesses.
    pub(super) fn succeeded(&self, client: Option<ClientKey>, email: &Email) {
        let mut attempts = self.lock();
        for whose in self.whose(client, email) {
            match (whose, attempts.get_mut(&whose)) {
                (Whose::Address(_), Some(counted)) => {
                    counted.count = counted.count.saturating_sub(1);
                }
                _ => drop(attempts.remove(&whose)),
            }
        }
    }

    fn whose(&self, client: Option<ClientKey>, email: &Email) -> impl Iterator<Item = Whose> {
        let account = Whose::Account(self.salt.hash_one(email));
        client.map(Whose::Address).into_iter().chain([account])
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Whose, Attempts>> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes room for those who attempt now.
fn forget(attempts: &mut HashMap<Whose, Attempts>, now: Instant) {
    if attempts.len() > MOST {
        attempts.retain(|_, it| now - it.last < REMEMBERED);
    }
    if attempts.len() > MOST {
        // Somebody makes up names. What holds up guessers is kept, if possible.
        attempts.retain(|whose, _| matches!(whose, Whose::Address(_)));
    }
    if attempts.len() > MOST {
        attempts.clear();
    }
}

/// Doubles with each attempt: 1, 2, 4 seconds and so on.
fn delay(before: u32) -> Duration {
    match before.checked_sub(FREE) {
        None => Duration::ZERO,
        Some(late) => Duration::from_secs(1_u64.checked_shl(late).unwrap_or(u64::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::address::tests::client;

    fn email(name: &str) -> Email {
        Email::parse(&format!("{name}@bao.example")).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn an_address_waits_longer_with_each_attempt() {
        let delays = Delays::default();
        let from = Some(client("192.0.2.1"));
        let mut waits = Vec::new();
        for name in 0..14 {
            let wait = delays.attempt(from, &email(&format!("a{name}"))).unwrap();
            waits.push(wait.as_secs());
            tokio::time::advance(wait).await;
        }
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
        let other = Some(client("192.0.2.2"));
        assert_eq!(delays.attempt(other, &email("x")), Some(Duration::ZERO));
        tokio::time::advance(REMEMBERED).await;
        assert_eq!(delays.attempt(from, &email("y")), Some(Duration::ZERO));
    }

    #[tokio::test(start_paused = true)]
    async fn many_attempts_at_once_are_no_quicker() {
        let delays = Delays::default();
        let from = Some(client("192.0.2.1"));
        let attempt = |name: u32| delays.attempt(from, &email(&format!("a{name}")));
        let waits: Vec<Option<u64>> = (0..100)
            .map(|name| attempt(name).map(|wait| wait.as_secs()))
            .collect();
        let first = [0, 0, 0, 0, 1, 3, 7, 15, 31].map(Some);
        assert_eq!(waits[..9], first);
        assert!(waits[9..].iter().all(Option::is_none), "{waits:?}");
        // A login of one's own among them does not help.
        delays.succeeded(from, &email("own"));
        assert_eq!(attempt(200), Some(Duration::from_secs(47)));
        assert_eq!(attempt(201), None);
    }

    #[tokio::test(start_paused = true)]
    async fn made_up_names_take_no_room() {
        let delays = Delays::default();
        let from = Some(client("192.0.2.1"));
        for name in 0..2 * MOST {
            delays.attempt(None, &email(&format!("a{name}")));
            delays.attempt(from, &email("one"));
        }
        assert!(delays.lock().len() <= MOST + 2);
        assert_eq!(
            delays.attempt(from, &email("x")),
            None,
            "it is not forgotten"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn strangers_delay_an_owner_by_seconds_only() {
        let delays = Delays::default();
        let lan = email("lan");
        for stranger in 0..200_u8 {
            delays.attempt(Some(client(&format!("198.51.100.{stranger}"))), &lan);
        }
        let own = Some(client("192.0.2.1"));
        assert_eq!(delays.attempt(own, &lan), Some(OF_ACCOUNT));
        delays.succeeded(own, &lan);
        assert_eq!(delays.attempt(own, &lan), Some(Duration::ZERO));
        assert_eq!(delays.attempt(None, &email("x")), Some(Duration::ZERO));
    }
}
