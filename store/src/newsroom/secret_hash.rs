//! Hashes of secrets.

use std::fmt;

/// The SHA-256 of a secret that only its holder knows: of a session, an invitation or a
/// recovery code. The store never sees the secret itself, so that nobody can use what
/// they read in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecretHash(pub [u8; 32]);

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(…)")
    }
}
