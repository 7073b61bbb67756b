//! Logins that wait for their second factor. They stay in memory: whoever takes longer than
//! a few minutes, or meets a restart, begins again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use store::newsroom::{AccountId, Email, SecretHash};
use tokio::time::Instant;

/// How long a login waits.
const WAITS: Duration = Duration::from_mins(5);
/// Wrong codes after which it begins again.
const TRIES: u32 = 10;
/// Logins that wait, at most.
const MOST: usize = 1_000;

/// A login whose password was right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Login {
    pub(super) account: AccountId,
    pub(super) email: Email,
    pub(super) totp: Vec<u8>,
    /// The page to which it leads.
    pub(super) next: String,
}

#[derive(Debug)]
struct Waiting {
    login: Login,
    since: Instant,
    tries: u32,
}

/// All of them, by the hash of a secret that the form holds.
#[derive(Debug, Default)]
pub(super) struct Pending(Mutex<HashMap<SecretHash, Waiting>>);

impl Pending {
    /// Keeps a login; false if too many wait.
    pub(super) fn put(&self, key: SecretHash, login: Login) -> bool {
        let mut all = self.lock();
        all.retain(|_, it| it.since.elapsed() < WAITS);
        if all.len() >= MOST {
            return false;
        }
        let waiting = Waiting {
            login,
            since: Instant::now(),
            tries: 0,
        };
        all.insert(key, waiting);
        true
    }

    /// The login of a secret, for one more try.
    pub(super) fn attempt(&self, key: &SecretHash) -> Option<Login> {
        let mut all = self.lock();
        let waiting = all.get_mut(key)?;
        waiting.tries += 1;
        if waiting.tries > TRIES || waiting.since.elapsed() >= WAITS {
            all.remove(key);
            return None;
        }
        Some(waiting.login.clone())
    }

    /// The login has succeeded.
    pub(super) fn remove(&self, key: &SecretHash) {
        self.lock().remove(key);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<SecretHash, Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn login() -> Login {
        Login {
            account: AccountId(1),
            email: Email::parse("lan@bao.example").unwrap(),
            totp: vec![1],
            next: "/toa-soan".into(),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_login_waits_for_some_tries_and_some_minutes() {
        let (pending, key) = (Pending::default(), SecretHash([1; 32]));
        assert_eq!(pending.attempt(&key), None);
        assert!(pending.put(key, login()));
        assert!((0..TRIES).all(|_| pending.attempt(&key) == Some(login())));
        assert_eq!(pending.attempt(&key), None);
        assert!(pending.put(key, login()));
        tokio::time::advance(WAITS).await;
        assert_eq!(pending.attempt(&key), None);
        assert!(pending.put(key, login()));
        pending.remove(&key);
        assert_eq!(pending.attempt(&key), None);
    }

    #[tokio::test(start_paused = true)]
    async fn not_all_the_world_can_wait() {
        let pending = Pending::default();
        let key = |number: usize| {
            let mut key = [0; 32];
            key[..8].copy_from_slice(&number.to_be_bytes());
            SecretHash(key)
        };
        assert!((0..MOST).all(|number| pending.put(key(number), login())));
        assert!(!pending.put(key(MOST), login()));
        tokio::time::advance(WAITS).await;
        assert!(pending.put(key(MOST), login()));
    }
}
