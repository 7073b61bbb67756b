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
/// Codes of an account that may be tried in an hour, whatever the login. Only somebody who
/// knows its password can use them up.
const TRIES_OF_ACCOUNT: u32 = 30;
const HOUR: Duration = Duration::from_hours(1);
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

/// Codes of an account that were tried since a time.
#[derive(Clone, Copy, Debug)]
struct Tried {
    count: u32,
    since: Instant,
}

#[derive(Debug, Default)]
struct All {
    /// By the hash of a secret that the form holds.
    waiting: HashMap<SecretHash, Waiting>,
    tried: HashMap<AccountId, Tried>,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Pending(Mutex<All>);

impl Pending {
    /// Keeps a login; false if too many wait.
    pub(super) fn put(&self, key: SecretHash, login: Login) -> bool {
        let mut all = self.lock();
        all.waiting.retain(|_, it| it.since.elapsed() < WAITS);
        if all.waiting.len() >= MOST {
            return false;
        }
        let waiting = Waiting {
            login,
            since: Instant::now(),
            tries: 0,
        };
        all.waiting.insert(key, waiting);
        true
    }

    /// The login of a secret, for one more try. `None` after too many, of this login or of
    /// all logins of its account: whoever knows a password must not try all codes.
    pub(super) fn attempt(&self, key: &SecretHash) -> Option<Login> {
        let mut all = self.lock();
        let All { waiting, tried } = &mut *all;
        let login = waiting.get_mut(key)?;
        login.tries += 1;
        if login.tries > TRIES || login.since.elapsed() >= WAITS {
            waiting.remove(key);
            return None;
        }
        let login = login.login.clone();
        let of_account = tried.entry(login.account).or_insert(Tried {
            count: 0,
            since: Instant::now(),
        });
        if of_account.since.elapsed() >= HOUR {
            of_account.count = 0;
            of_account.since = Instant::now();
        }
        of_account.count += 1;
        (of_account.count <= TRIES_OF_ACCOUNT).then_some(login)
    }

    /// The login has succeeded.
    pub(super) fn remove(&self, key: &SecretHash) {
        let mut all = self.lock();
        if let Some(done) = all.waiting.remove(key) {
            all.tried.remove(&done.login.account);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, All> {
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

    #[tokio::test(start_paused = true)]
    async fn the_codes_of_an_account_cannot_all_be_tried() {
        let pending = Pending::default();
        let tried = |round: u8| {
            let key = SecretHash([round; 32]);
            assert!(pending.put(key, login()));
            (0..TRIES)
                .filter(|_| pending.attempt(&key).is_some())
                .count()
        };
        let counts: Vec<usize> = (0..5).map(tried).collect();
        assert_eq!(counts, [10, 10, 10, 0, 0]);
        tokio::time::advance(HOUR).await;
        assert_eq!(tried(9), 10);
    }
}
