//! The end of a server: signals, the store.

use std::time::Duration;

use store::Store;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::{AppState, ServerError};

/// How long the store may take to close.
const CLOSE: Duration = Duration::from_secs(1);
/// The exit status of a program that a second signal ended.
const ENDED_BY_SIGNAL: i32 = 130;

/// A value that turns true with the first SIGTERM or SIGINT. A second signal
/// ends the program at once.
pub(super) fn signals() -> Result<watch::Receiver<bool>, ServerError> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let (sender, end) = watch::channel(false);
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            if sender.send_replace(true) {
                std::process::exit(ENDED_BY_SIGNAL);
            }
        }
    });
    Ok(end)
}

/// Marks the server as not ready once it is told to end.
pub(super) fn drain_at(state: AppState, mut end: watch::Receiver<bool>) {
    tokio::spawn(async move {
        end.wait_for(|end| *end).await.ok();
        state.drain();
    });
}

/// Closes the store. A request that outlived its time may still use it; what
/// was written is safe then, too.
pub(super) async fn close(store: &dyn Store) {
    if tokio::time::timeout(CLOSE, store.close()).await.is_err() {
        tracing::warn!("the store is still in use and was not closed");
    }
}
