//! Messages: a notification that browsers show by themselves (declarative Web
//! Push, in the W3C's Push API), and that the service worker shows in other
//! browsers.

use std::time::Duration;

use serde_json::json;

use crate::{PushError, encrypt};

/// The value by which a browser recognises a declarative message.
const DECLARATIVE: u32 = 8030;

/// A notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Title.
    pub title: String,
    /// Text below the title.
    pub body: String,
    /// Absolute address that a tap opens.
    pub navigate: String,
    /// Language of the text (BCP 47).
    pub lang: String,
    /// Absolute address of the icon.
    pub icon: String,
    /// A later notification with the same tag replaces this one on the device.
    /// If the tag has at most 32 characters of base64url, it also replaces it
    /// at the push service (RFC 8030, section 5.4).
    pub tag: String,
}

/// The urgency of a message (RFC 8030, section 5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// Delivered when the device is awake.
    Normal,
    /// Delivered at once.
    High,
}

/// A message, before it is encrypted for each reader.
#[derive(Clone, Debug)]
pub struct Message {
    pub(crate) text: Vec<u8>,
    pub(crate) topic: Option<String>,
    pub(crate) urgency: &'static str,
    pub(crate) seconds: u64,
}

impl Message {
    /// Creates a message that shows `notice`; a push service stores it at most
    /// for `lasts` while the device is offline. Fails if it is too long.
    pub fn new(notice: &Notice, urgency: Urgency, lasts: Duration) -> Result<Self, PushError> {
        let text = json!({
            "web_push": DECLARATIVE,
            "notification": {
                "title": notice.title,
                "body": notice.body,
                "navigate": notice.navigate,
                "lang": notice.lang,
                "dir": "ltr",
                "icon": notice.icon,
                "tag": notice.tag,
            },
        });
        let text = text.to_string().into_bytes();
        if text.len() > encrypt::LONGEST {
            return Err(PushError::TooLong {
                length: text.len(),
                most: encrypt::LONGEST,
            });
        }
        Ok(Self {
            text,
            topic: Some(notice.tag.clone()).filter(|tag| is_topic(tag)),
            urgency: match urgency {
                Urgency::Normal => "normal",
                Urgency::High => "high",
            },
            seconds: lasts.as_secs(),
        })
    }
}

fn is_topic(tag: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    (1..=32).contains(&tag.len()) && tag.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(title: &str) -> Notice {
        Notice {
            title: title.into(),
            body: "Lò cổ nhất làng \"đỏ lửa\" lại.".into(),
            navigate: "https://bao.example/lo-gom-7.html".into(),
            lang: "vi".into(),
            icon: "https://bao.example/apple-touch-icon.png".into(),
            tag: "bai-7".into(),
        }
    }

    #[test]
    fn a_browser_shows_a_declarative_message() {
        let lasts = Duration::from_hours(1);
        let message = Message::new(&notice("Lò gốm"), Urgency::High, lasts).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&message.text).unwrap();
        assert_eq!(read["web_push"], 8030);
        let shown = &read["notification"];
        assert_eq!(shown["title"], "Lò gốm");
        assert_eq!(shown["navigate"], "https://bao.example/lo-gom-7.html");
        assert_eq!(
            (&shown["dir"], &shown["tag"]),
            (&"ltr".into(), &"bai-7".into())
        );
        assert_eq!((message.urgency, message.seconds), ("high", 3600));
        assert_eq!(message.topic.as_deref(), Some("bai-7"));
    }

    #[test]
    fn a_tag_that_is_not_a_topic_is_not_sent_as_one() {
        let long = "a".repeat(33);
        for tag in ["", "a b", "ấn-bản", &long] {
            let mut notice = notice("Lò gốm");
            notice.tag = tag.into();
            let message = Message::new(&notice, Urgency::Normal, Duration::ZERO).unwrap();
            assert_eq!(message.topic, None, "{tag}");
        }
    }

    #[test]
    fn a_message_that_is_too_long_is_rejected() {
        let long = notice(&"ộ".repeat(2000));
        let refused = Message::new(&long, Urgency::Normal, Duration::ZERO).unwrap_err();
        assert!(matches!(refused, PushError::TooLong { .. }), "{refused}");
    }
}
