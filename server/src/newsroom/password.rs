//! Passwords: which are accepted, and their hashes (Argon2id).

use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

/// The least characters of a password.
pub(crate) const LEAST: usize = 10;
/// The most bytes of a password.
const MOST: usize = 1024;
/// Logins that wait for the one whose password is checked.
const WAITING: usize = 16;

/// Argon2's costs, as OWASP recommends them: memory in KiB, passes, threads.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const THREADS: u32 = 1;

/// The hash of a random password that nobody knows, with these costs: an unknown name
/// costs what a known one does.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$+xnFcVjZCGsbuI6k8stvDQ$24kct4\
    cU48LeB+980NdwSt6FkeUYQ4VtsSVnW0MetZM";

/// Words of which passwords are made that everybody tries, in lower case without marks
/// and spaces.
const COMMON: &str = include_str!("common_passwords.txt");

/// Why a password is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unfit {
    #[error("it has fewer than {LEAST} characters")]
    Short,
    #[error("it has more than {MOST} bytes")]
    Long,
    #[error("it is one that everybody tries first: take several words")]
    Common,
}

/// Checks a new password.
pub(crate) fn check(password: &str) -> Result<(), Unfit> {
    if password.chars().count() < LEAST {
        return Err(Unfit::Short);
    }
    if password.len() > MOST {
        return Err(Unfit::Long);
    }
    if is_common(password) {
        return Err(Unfit::Common);
    }
    Ok(())
}

/// True for one character again and again, digits alone, a row of the keyboard or of the
/// alphabet, and common words with digits or signs around them.
fn is_common(password: &str) -> bool {
    let letters: String = viet::fold(password)
        .chars()
        .filter(|it| it.is_alphabetic())
        .collect();
    let mut distinct: Vec<char> = password.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() < 4 || is_sequence(password) || is_made_of_common_words(&letters)
}

/// True if each character is the next one of the one before.
fn is_sequence(text: &str) -> bool {
    let codes: Vec<u32> = text.chars().map(u32::from).collect();
    let steps = |step: i64| {
        codes
            .windows(2)
            .all(|pair| i64::from(pair[1]) - i64::from(pair[0]) == step)
    };
    steps(1) || steps(-1)
}

/// True if common words follow each other, and nothing else.
fn is_made_of_common_words(letters: &str) -> bool {
    // Where words may end that begin at the start.
    let mut ends = vec![false; letters.len() + 1];
    ends[0] = true;
    for at in 0..letters.len() {
        if !ends[at] {
            continue;
        }
        for word in COMMON.lines() {
            if letters[at..].starts_with(word) {
                ends[at + word.len()] = true;
            }
        }
    }
    ends[letters.len()]
}

/// Hashes and checks passwords, one at a time: each takes 19 MiB and tens of milliseconds
/// of a processor core that readers' pages need.
#[derive(Debug)]
pub(crate) struct Passwords {
    lane: Semaphore,
    inside: AtomicUsize,
}

/// Too many wait already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Busy;

impl Passwords {
    pub(crate) fn new() -> Self {
        Self {
            lane: Semaphore::new(1),
            inside: AtomicUsize::new(0),
        }
    }

    /// Checks a password against a hash; against none, it is always wrong.
    pub(crate) async fn is_right(&self, password: &str, known: Option<&str>) -> Result<bool, Busy> {
        let hash = known.unwrap_or(NOBODYS).to_owned();
        let (password, is_known) = (normal(password), known.is_some());
        let fits = self.in_lane(move || verify(&password, &hash)).await?;
        Ok(fits && is_known)
    }

    /// Hashes a password.
    pub(crate) async fn hash(&self, password: &str) -> Result<Option<String>, Busy> {
        let password = password.to_owned();
        self.in_lane(move || hash(&password)).await
    }

    async fn in_lane<T: Default + Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Busy> {
        struct Inside<'a>(&'a AtomicUsize);
        impl Drop for Inside<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::Relaxed);
            }
        }
        let before = self.inside.fetch_add(1, Ordering::Relaxed);
        let _inside = Inside(&self.inside);
        if before > WAITING {
            return Err(Busy);
        }
        // It is never closed.
        let _permit = self.lane.acquire().await.map_err(|_| Busy)?;
        Ok(tokio::task::spawn_blocking(work).await.unwrap_or_default())
    }
}

/// Hashes a password; `None` if the system has no random numbers. Takes tens of
/// milliseconds.
pub(crate) fn hash(password: &str) -> Option<String> {
    let hashed = hasher().hash_password(normal(password).as_bytes());
    hashed.ok().map(|hash| hash.to_string())
}

fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok())
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(MEMORY, PASSES, THREADS, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The same bytes, whether a keyboard composes marks or not.
fn normal(password: &str) -> String {
    viet::nfc(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_is_refused() {
        for password in [
            "1234567890",
            "0912345678",
            "aaaaaaaaaaaa",
            "abababababab",
            "abcdefghijkl",
            "Password123",
            "matkhau2024!",
            "Mật khẩu 123",
            "anhyeuem1990",
            "iloveyouiloveyou",
            "qwertyuiop",
            "adminadmin1",
            "20021990-11",
        ] {
            assert_eq!(check(password), Err(Unfit::Common), "{password}");
        }
        // However often words that begin alike are repeated, it is found out at once.
        assert_eq!(check(&"anhyeu".repeat(170)), Err(Unfit::Common));
        assert_eq!(check("ngắn quá"), Err(Unfit::Short));
        assert_eq!(check(&"dài quá ".repeat(200)), Err(Unfit::Long));
        for password in [
            "con trâu đi trước",
            "gốm lửa sông Hồng",
            "matkhau cua toi dai lam",
            "x7#kQ!m2zP",
            "password correct horse",
        ] {
            assert_eq!(check(password), Ok(()), "{password}");
        }
    }

    #[tokio::test]
    async fn a_password_is_recognised_however_its_marks_are_typed() {
        let passwords = Passwords::new();
        let hash = passwords.hash("gốm lửa sông Hồng").await.unwrap().unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        let apart = "go\u{302}\u{301}m lu\u{31b}\u{309}a so\u{302}ng Ho\u{302}\u{300}ng";
        assert_eq!(passwords.is_right(apart, Some(&hash)).await, Ok(true));
        assert_eq!(passwords.is_right("khác hẳn", Some(&hash)).await, Ok(false));
        assert_eq!(passwords.is_right("", None).await, Ok(false));
        assert_eq!(passwords.is_right("x", Some("không phải")).await, Ok(false));
        let again = passwords.hash("gốm lửa sông Hồng").await.unwrap().unwrap();
        assert_ne!(again, hash, "each has a salt of its own");
    }

    #[test]
    fn an_unknown_name_costs_what_a_known_one_does() {
        let costs = |hash: &str| {
            let parts: Vec<&str> = hash.split('$').collect();
            (parts[..4].join("$"), parts[4].len(), parts[5].len())
        };
        assert_eq!(costs(NOBODYS), costs(&hash("x").unwrap()));
        assert!(!verify("", NOBODYS) && PasswordHash::new(NOBODYS).is_ok());
    }

    #[tokio::test]
    async fn few_wait_and_the_others_are_told() {
        let passwords = Passwords::new();
        let checks = (0..WAITING + 5).map(|_| passwords.is_right("x", None));
        let results = futures_util::future::join_all(checks).await;
        let refused = results.iter().filter(|it| **it == Err(Busy)).count();
        assert_eq!(refused, 4);
        assert_eq!(passwords.is_right("x", None).await, Ok(false));
    }
}
