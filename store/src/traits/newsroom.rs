//! The whole newsroom.

use super::accounts::AccountStore;
use super::audit::AuditStore;
use super::documents::DocumentStore;
use super::store::Store;

/// What the newsroom stores. Readers' pages do not have it.
pub trait NewsroomStore: AccountStore + AuditStore + DocumentStore {}

impl<T: AccountStore + AuditStore + DocumentStore> NewsroomStore for T {}

/// A database of both the paper and its newsroom.
pub trait WholeStore: Store + NewsroomStore {}

impl<T: Store + NewsroomStore> WholeStore for T {}
