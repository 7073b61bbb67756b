//! What has just been done, for the page to which a form leads. A session's next page says
//! it, once: an address alone could be opened again, when it is not so any more.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use newsroom::Notice;

/// Notices that nobody has seen yet, at most: those of sessions that ended are forgotten
/// with the others.
const MOST: usize = 1_000;

/// A notice for each session.
#[derive(Debug, Default)]
pub(super) struct Notices(Mutex<HashMap<i64, Notice>>);

impl Notices {
    /// Keeps a notice for the next page of a session.
    pub(super) fn put(&self, session: i64, notice: Notice) {
        let mut notices = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if notices.len() >= MOST {
            notices.clear();
        }
        notices.insert(session, notice);
    }

    /// Takes the notice of a session.
    pub(super) fn take(&self, session: i64) -> Option<Notice> {
        let mut notices = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        notices.remove(&session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_said_once_to_its_session() {
        let notices = Notices::default();
        notices.put(1, Notice::NameChanged);
        assert_eq!(notices.take(2), None);
        assert_eq!(notices.take(1), Some(Notice::NameChanged));
        assert_eq!(notices.take(1), None);
        for session in 0..5_000 {
            notices.put(session, Notice::NameChanged);
        }
        assert_eq!(notices.take(4_999), Some(Notice::NameChanged));
    }
}
