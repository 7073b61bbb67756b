//! The newsroom: for those who write. `routes` is the table of its addresses with the
//! right that each needs, `guard` checks that, and `handlers` answer.

mod access;
mod cookie;
mod delays;
mod device;
mod fields;
mod guard;
mod handlers;
mod notices;
pub(crate) mod password;
mod pending;
mod routes;
mod second_factor;
pub(crate) mod secret;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use store::NewsroomStore;

use self::delays::Delays;
use self::notices::Notices;
use self::password::Passwords;
use self::pending::Pending;

pub(crate) use routes::router;

/// What the newsroom's handlers share.
#[derive(Clone)]
pub struct Newsroom(Arc<Inner>);

struct Inner {
    store: Arc<dyn NewsroomStore>,
    passwords: Passwords,
    delays: Delays,
    notices: Notices,
    pending: Pending,
}

impl Newsroom {
    /// A newsroom on a store.
    pub fn new(store: Arc<dyn NewsroomStore>) -> Self {
        Self(Arc::new(Inner {
            store,
            passwords: Passwords::new(),
            delays: Delays::default(),
            notices: Notices::default(),
            pending: Pending::default(),
        }))
    }

    /// The store of the newsroom.
    pub(crate) fn store(&self) -> &dyn NewsroomStore {
        self.0.store.as_ref()
    }
}
