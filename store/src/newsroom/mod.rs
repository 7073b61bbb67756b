//! What only the newsroom knows: its people, their documents, and who did what.

mod account;
mod audit;
mod document;
mod email;
mod invitation;
mod rights;
mod secret_hash;
mod session;
mod version;

pub use account::{Account, AccountChange, AccountId, Credentials, NewAccount};
pub use audit::{Act, AuditAction, AuditEntry, AuditFilter};
pub use document::{
    DeviceKey, Document, DocumentState, InvalidDeviceKey, NewDocument, Publication,
};
pub use email::{Email, InvalidEmail};
pub use invitation::{Invitation, NewInvitation};
pub use rights::{Right, Role};
pub use secret_hash::SecretHash;
pub use session::{NewSession, Session};
pub use version::{DocumentVersion, Save, SaveReason, Saved, VersionKind};
