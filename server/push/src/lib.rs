//! Web Push without anybody in between: messages are encrypted for one
//! browser each (RFC 8291 over RFC 8188), signed for the push service that the
//! browser chose (RFC 8292), and handed to it (RFC 8030). What a browser says
//! of itself is looked at before it is kept; see [`EndpointPolicy`].

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
