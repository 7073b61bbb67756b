//! Short names of contents.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// Bytes of the SHA-256 in a name: 64 bits.
const SHORT: usize = 8;

/// Returns the name of a content: 16 hexadecimal digits.
pub fn of(content: &[u8]) -> String {
    let mut name = String::with_capacity(SHORT * 2);
    for byte in &Sha256::digest(content)[..SHORT] {
        write!(name, "{byte:02x}").expect("a String takes every write");
    }
    name
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_is_the_start_of_the_sha_256() {
        assert_eq!(super::of(b"abc"), "ba7816bf8f01cfea");
    }
}
