//! Settings of push messages.

use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use push::{EndpointPolicy, Keys, Pace, PushError, Sender};
use serde::Deserialize;

/// The settings of push messages, as one source gives them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, clap::Args)]
#[serde(default, deny_unknown_fields)]
#[command(next_help_heading = "Push")]
pub struct PartialPushSettings {
    /// File of the key for push messages [default: none, and push is not offered]
    #[arg(
        long = "push-key-file",
        env = "TINLANG_PUSH_KEY_FILE",
        value_name = "FILE"
    )]
    pub key_file: Option<PathBuf>,
    /// Contact for push services, mailto: or https: [default: the e-mail address of the imprint]
    #[arg(
        long = "push-contact",
        env = "TINLANG_PUSH_CONTACT",
        value_name = "ADDRESS"
    )]
    pub contact: Option<String>,
    /// Hosts of further push services, as push.example, push2.example [default: those of the known browsers]
    #[arg(
        long = "push-services",
        env = "TINLANG_PUSH_SERVICES",
        value_name = "LIST",
        value_delimiter = ','
    )]
    pub services: Option<Vec<String>>,
    /// Also sends to push services on this machine, over HTTP
    #[arg(long = "push-loopback", env = "TINLANG_PUSH_LOOPBACK", hide = true, value_parser = FalseyValueParser::new())]
    #[serde(skip)]
    pub loopback: bool,
}

/// The settings of push messages in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PushSettings {
    /// File of the key; without one the site sends no messages.
    pub key_file: Option<PathBuf>,
    /// Contact for push services; may be empty without a key.
    pub contact: String,
    /// The endpoints to which messages may be sent.
    pub endpoint_policy: EndpointPolicy,
}

impl PartialPushSettings {
    /// These, else those of `fallback`, else the e-mail address as contact.
    pub(super) fn merge(self, fallback: Self, email: &str) -> PushSettings {
        let key_file = self.key_file.or(fallback.key_file);
        let services = self.services.or(fallback.services).unwrap_or_default();
        let services = services.iter().map(|host| host.trim().to_ascii_lowercase());
        let services = services.filter(|host| !host.is_empty()).collect();
        let policy = EndpointPolicy::with_services(services);
        let contact = self.contact.or(fallback.contact).unwrap_or_default();
        PushSettings {
            key_file: key_file.filter(|path| !path.as_os_str().is_empty()),
            contact: match (contact.is_empty(), email.is_empty()) {
                (true, false) => format!("mailto:{email}"),
                _ => contact,
            },
            endpoint_policy: if self.loopback {
                policy.and_loopback()
            } else {
                policy
            },
        }
    }
}

impl PushSettings {
    /// The sender of messages; `None` without a key. Fails if the key cannot be
    /// read or the contact is not valid.
    pub(crate) fn sender(&self) -> Result<Option<Sender>, PushError> {
        let Some(path) = &self.key_file else {
            return Ok(None);
        };
        let keys = Keys::read(path)?;
        let policy = self.endpoint_policy.clone();
        Sender::new(keys, &self.contact, policy, Pace::default()).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn email_of_the_imprint_is_the_default_contact() {
        let contact = |given: &str, email| {
            let given = PartialPushSettings {
                contact: Some(given.into()),
                ..PartialPushSettings::default()
            };
            given.merge(PartialPushSettings::default(), email).contact
        };
        assert_eq!(contact("", "a@b.example"), "mailto:a@b.example");
        assert_eq!(
            contact("https://b.example", "a@b.example"),
            "https://b.example"
        );
        assert_eq!(contact("", ""), "");
    }

    #[test]
    fn no_key_means_no_sender() {
        let none = PartialPushSettings {
            key_file: Some(PathBuf::new()),
            ..PartialPushSettings::default()
        };
        let settings = none.merge(PartialPushSettings::default(), "");
        assert!(settings.sender().unwrap().is_none());
    }

    #[test]
    fn key_requires_a_contact() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("push.key");
        Keys::generate().write(&path).unwrap();
        let given = PartialPushSettings {
            key_file: Some(path),
            ..PartialPushSettings::default()
        };
        let with = given
            .clone()
            .merge(PartialPushSettings::default(), "a@b.example");
        assert!(with.sender().unwrap().is_some());
        let without = given
            .merge(PartialPushSettings::default(), "")
            .sender()
            .unwrap_err();
        assert!(without.to_string().contains("mailto:"), "{without}");
    }
}
