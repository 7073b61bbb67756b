//! Web Push without a third party: messages are encrypted for one browser each
//! (RFC 8291 over RFC 8188), signed for the browser's push service (RFC 8292)
//! and sent to it (RFC 8030). Values that a browser supplies are checked before
//! they are stored; see [`EndpointPolicy`].

mod base64url;
mod encrypt;
mod endpoint;
mod error;
mod keys;
mod message;
mod sender;
mod subscription;
mod vapid;

pub use endpoint::EndpointPolicy;
pub use error::PushError;
pub use keys::Keys;
pub use message::{Message, Notice, Urgency};
pub use sender::{Pace, Sender};
pub use subscription::subscription;
