//! FNV-1a, a fast hash that is the same on every machine and in every release.
//!
//! It does not resist chosen collisions; see Fowler, Noll and Vo,
//! <http://www.isthe.com/chongo/tech/comp/fnv/>.

use std::hash::Hasher;

const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// A 64-bit FNV-1a hasher.
///
/// ```
/// use std::hash::Hasher;
///
/// let mut hasher = viet::Fnv1a::default();
/// hasher.write(b"a");
/// assert_eq!(hasher.finish(), 0xaf63_dc4c_8601_ec8c);
/// ```
#[derive(Clone, Debug)]
pub struct Fnv1a(u64);

impl Default for Fnv1a {
    fn default() -> Self {
        Self(OFFSET_BASIS)
    }
}

impl Hasher for Fnv1a {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
