//! What a connection is doing, and until when something must happen.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The limit for the first byte of a new connection.
const FIRST_BYTE: Duration = Duration::from_secs(10);
/// The limit for a request's line and headers, from their first byte on.
const HEAD: Duration = Duration::from_secs(10);
/// How long a connection may stay open without a request.
const IDLE: Duration = Duration::from_mins(1);
/// How long a body or an answer may stand still.
const STILL: Duration = Duration::from_secs(20);
/// A body or an answer that the client slows down must move so many bytes in
/// each time of this length: 200 bytes per second.
const WINDOW: Duration = Duration::from_secs(30);
const LEAST_PER_WINDOW: usize = 6000;

/// The state of one connection, shared by its stream and its requests.
#[derive(Debug)]
pub(super) struct Activity(Mutex<State>);

#[derive(Debug)]
struct State {
    phase: Phase,
    /// Since the client first kept the server waiting for a body or an answer.
    transfer: Option<Transfer>,
    /// True from a complete request until the first byte of its answer.
    owes_head: bool,
    /// True while bytes may be waiting to be sent.
    is_unflushed: bool,
    /// True once an answer was handed over, until all of it is sent.
    is_ending: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// No byte of the next request has come.
    Waiting { since: Instant, limit: Duration },
    /// A part of a request's head has come.
    Head { since: Instant },
    /// A request is read or answered.
    Request { reads_body: bool },
}

#[derive(Clone, Copy, Debug)]
struct Transfer {
    window: Instant,
    bytes: usize,
    last: Instant,
}

impl Activity {
    pub(super) fn new() -> Self {
        Self(Mutex::new(State {
            phase: Phase::Waiting {
                since: Instant::now(),
                limit: FIRST_BYTE,
            },
            transfer: None,
            owes_head: false,
            is_unflushed: false,
            is_ending: false,
        }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes came from the client.
    pub(super) fn received(&self, bytes: usize) {
        let mut state = self.state();
        if matches!(state.phase, Phase::Waiting { .. }) {
            state.phase = Phase::Head {
                since: Instant::now(),
            };
        }
        if state.phase == (Phase::Request { reads_body: true }) {
            state.moved(bytes);
        }
    }

    /// Bytes were accepted on the way to the client.
    pub(super) fn sent(&self, bytes: usize) {
        let mut state = self.state();
        state.owes_head = false;
        state.is_unflushed = true;
        state.moved(bytes);
    }

    /// The server waits for bytes of the client.
    pub(super) fn waits_to_receive(&self) {
        let mut state = self.state();
        if state.phase == (Phase::Request { reads_body: true }) {
            state.stands();
        }
    }

    /// The client takes no bytes at present.
    pub(super) fn waits_to_send(&self) {
        self.state().stands();
    }

    /// A request's head is complete.
    pub(super) fn request_began(&self, has_body: bool) {
        let mut state = self.state();
        state.phase = Phase::Request {
            reads_body: has_body,
        };
        state.transfer = None;
        state.owes_head = true;
    }

    /// True if what is sent now belongs to no request.
    pub(super) fn is_between_requests(&self) -> bool {
        let state = self.state();
        !state.owes_head && !matches!(state.phase, Phase::Request { .. })
    }

    /// The request's body was read, or is of no use any more.
    pub(super) fn body_ended(&self) {
        let mut state = self.state();
        if let Phase::Request { .. } = state.phase {
            state.phase = Phase::Request { reads_body: false };
            state.transfer = None;
        }
    }

    /// The whole answer was handed over to be sent.
    pub(super) fn answer_ended(&self) {
        let mut state = self.state();
        state.is_ending = true;
        if !state.owes_head && !state.is_unflushed {
            state.wait_for_request();
        }
    }

    /// Everything that was handed over is sent.
    pub(super) fn flushed(&self) {
        let mut state = self.state();
        state.is_unflushed = false;
        if state.is_ending && !state.owes_head {
            state.wait_for_request();
        }
    }

    /// When something must have happened; `None` while the server is working.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let state = self.state();
        if let Some(it) = state.transfer {
            return Some((it.last + STILL).min(it.window + WINDOW));
        }
        match state.phase {
            Phase::Waiting { since, limit } => Some(since + limit),
            Phase::Head { since } => Some(since + HEAD),
            Phase::Request { .. } => None,
        }
    }

    /// True if the connection must end at the time `now`, at which the deadline
    /// has passed.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        let mut state = self.state();
        let Some(transfer) = &mut state.transfer else {
            return true;
        };
        if now >= transfer.last + STILL || transfer.bytes < LEAST_PER_WINDOW {
            return true;
        }
        *transfer = Transfer {
            window: now,
            bytes: 0,
            last: transfer.last,
        };
        false
    }
}

impl State {
    fn wait_for_request(&mut self) {
        self.is_ending = false;
        self.transfer = None;
        self.phase = Phase::Waiting {
            since: Instant::now(),
            limit: IDLE,
        };
    }

    fn moved(&mut self, bytes: usize) {
        if let Some(transfer) = &mut self.transfer {
            transfer.bytes += bytes;
            transfer.last = Instant::now();
        }
    }

    fn stands(&mut self) {
        let now = Instant::now();
        self.transfer.get_or_insert(Transfer {
            window: now,
            bytes: 0,
            last: now,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn pass(seconds: u64) {
        tokio::time::advance(Duration::from_secs(seconds)).await;
    }

    /// Seconds until the deadline.
    fn left(activity: &Activity) -> Option<u64> {
        let deadline = activity.deadline()?;
        Some((deadline - Instant::now()).as_secs())
    }

    #[tokio::test(start_paused = true)]
    async fn each_phase_has_its_deadline() {
        let activity = Activity::new();
        assert_eq!(left(&activity), Some(10), "the first byte");
        pass(9).await;
        activity.received(1);
        assert_eq!(left(&activity), Some(10), "the head");
        pass(4).await;
        activity.received(1);
        assert_eq!(left(&activity), Some(6), "as a whole");
        activity.request_began(false);
        assert_eq!(left(&activity), None, "the server works");
        // The body of an answer may end before its head is sent,
        activity.answer_ended();
        activity.flushed();
        assert_eq!(left(&activity), None, "it is not sent yet");
        assert!(!activity.is_between_requests());
        activity.sent(9);
        activity.flushed();
        assert_eq!(left(&activity), Some(60));
        activity.received(1);
        assert_eq!(left(&activity), Some(10));
        // or after everything is sent.
        activity.request_began(false);
        activity.sent(9);
        activity.flushed();
        assert_eq!(left(&activity), None);
        activity.answer_ended();
        assert_eq!(left(&activity), Some(60));
        assert!(activity.is_between_requests());
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_may_take_any_time_while_it_moves() {
        let activity = Activity::new();
        activity.request_began(false);
        activity.waits_to_send();
        for _ in 0..900 {
            pass(1).await;
            activity.sent(250);
            let now = Instant::now();
            if activity.deadline() <= Some(now) {
                assert!(!activity.is_over(now), "a window has passed");
                assert!(activity.deadline() > Some(now));
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_stands_still_or_creeps_ends() {
        let activity = Activity::new();
        activity.request_began(true);
        assert_eq!(left(&activity), None);
        activity.waits_to_receive();
        assert_eq!(left(&activity), Some(20));
        pass(20).await;
        assert!(activity.is_over(Instant::now()), "nothing came");

        let activity = Activity::new();
        activity.request_began(true);
        activity.waits_to_receive();
        for _ in 0..3 {
            pass(10).await;
            activity.received(1999);
        }
        assert!(activity.is_over(Instant::now()), "too little came");
        activity.body_ended();
        assert_eq!(left(&activity), None);
    }
}
