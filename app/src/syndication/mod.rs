//! Content for other sites and programs: social cards, the app's manifest,
//! `llms.txt`, push notifications.

mod card;
mod llms_txt;
mod manifest;
mod push_notice;

pub use card::Card;
pub use llms_txt::{ListNames, list_names, llms_txt};
pub use manifest::manifest;
pub use push_notice::{PushNotice, push_notice, push_welcome};
