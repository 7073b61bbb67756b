//! Settings of news for readers who ask for it.

use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use push::{EndpointPolicy, Keys, Pace, PushError, Sender};
use serde::Deserialize;

/// What is given of them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, clap::Args)]
#[serde(default, deny_unknown_fields)]
#[command(next_help_heading = "Push")]
pub struct PushGiven {
    /// File of the paper's key for push messages [default: none, so nothing is offered]
    #[arg(
        long = "push-key-file",
        env = "TINLANG_PUSH_KEY_FILE",
        value_name = "FILE"
    )]
    pub key_file: Option<PathBuf>,
    /// Where push services reach you, mailto: or https: [default: the paper's e-mail address]
    #[arg(
        long = "push-contact",
        env = "TINLANG_PUSH_CONTACT",
        value_name = "ADDRESS"
    )]
    pub contact: Option<String>,
    /// Sends to push services on this machine as well, by http
    #[arg(long = "push-loopback", env = "TINLANG_PUSH_LOOPBACK", hide = true, value_parser = FalseyValueParser::new())]
    #[serde(skip)]
    pub loopback: bool,
}

/// Those in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PushSettings {
    /// File of the paper's key; without one the paper sends no news.
    pub key_file: Option<PathBuf>,
    /// Where push services reach its owner; may be empty without a key.
    pub contact: String,
    /// Which endpoints are sent to.
    pub door: EndpointPolicy,
}

impl PushGiven {
    /// These, completed by `further` and by the paper's e-mail address.
    pub(super) fn over(self, further: Self, email: &str) -> PushSettings {
        let key_file = self.key_file.or(further.key_file);
        let contact = self.contact.or(further.contact).unwrap_or_default();
        PushSettings {
            key_file: key_file.filter(|path| !path.as_os_str().is_empty()),
            contact: match (contact.is_empty(), email.is_empty()) {
                (true, false) => format!("mailto:{email}"),
                _ => contact,
            },
            door: if self.loopback {
                EndpointPolicy::AlsoLoopback
            } else {
                EndpointPolicy::Outside
            },
        }
    }
}

impl PushSettings {
    /// What sends in the paper's name; `None` where it has no key. Fails
    /// where the key cannot be read or the contact is none.
    pub(crate) fn sender(&self) -> Result<Option<Sender>, PushError> {
        let Some(path) = &self.key_file else {
            return Ok(None);
        };
        let keys = Keys::read(path)?;
        Sender::new(keys, &self.contact, self.door, Pace::default()).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paper_s_own_address_is_the_contact_where_none_is_given() {
        let contact = |given: &str, email| {
            let given = PushGiven {
                contact: Some(given.into()),
                ..PushGiven::default()
            };
            given.over(PushGiven::default(), email).contact
        };
        assert_eq!(contact("", "a@b.example"), "mailto:a@b.example");
        assert_eq!(
            contact("https://b.example", "a@b.example"),
            "https://b.example"
        );
        assert_eq!(contact("", ""), "");
    }

    #[test]
    fn without_a_key_there_is_no_sender() {
        let none = PushGiven {
            key_file: Some(PathBuf::new()),
            ..PushGiven::default()
        };
        let settings = none.over(PushGiven::default(), "");
        assert!(settings.sender().unwrap().is_none());
    }

    #[test]
    fn a_key_wants_a_contact() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("push.key");
        Keys::generate().write(&path).unwrap();
        let given = PushGiven {
            key_file: Some(path),
            ..PushGiven::default()
        };
        let with = given.clone().over(PushGiven::default(), "a@b.example");
        assert!(with.sender().unwrap().is_some());
        let without = given.over(PushGiven::default(), "").sender().unwrap_err();
        assert!(without.to_string().contains("mailto:"), "{without}");
    }
}
