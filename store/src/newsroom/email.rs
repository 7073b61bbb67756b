//! E-mail addresses, with which people log in.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An e-mail address in lower case, without spaces around it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// The text is no [`Email`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no e-mail address: write name@host, up to 254 characters, without spaces")]
pub struct InvalidEmail(String);

impl Email {
    /// Largest length in bytes (RFC 5321).
    pub const MAX_LEN: usize = 254;

    /// Parses an address. Nothing is sent to it, so only what would make it ambiguous is
    /// refused.
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> {
        let email = text.trim().to_lowercase();
        let has_both = email.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && !host.is_empty() && !host.contains('@')
        });
        let is_odd = |it: char| it.is_whitespace() || it.is_control();
        if has_both && email.len() <= Self::MAX_LEN && !email.contains(is_odd) {
            Ok(Self(email))
        } else {
            Err(InvalidEmail(text.chars().take(300).collect()))
        }
    }

    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Email {
    type Error = InvalidEmail;

    fn try_from(text: String) -> Result<Self, InvalidEmail> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_however_it_is_typed() {
        let email = Email::parse(" Lan.Tran@Bao.Example ").unwrap();
        assert_eq!(email.as_str(), "lan.tran@bao.example");
        assert_eq!(
            Email::parse("Đào@bao.example").unwrap().as_str(),
            "đào@bao.example"
        );
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@bao.example", "a".repeat(250));
        for text in ["", "lan", "@bao", "lan@", "a b@c", "a@b@c", "a@b\0", &long] {
            assert!(Email::parse(text).is_err(), "{text:?}");
        }
    }
}
