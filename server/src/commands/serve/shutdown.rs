//! The end of a server: signals, open requests, the store.

use std::time::Duration;

use axum::Router;
use store::Store;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::ServerError;

/// How long open requests may take after the signal to end.
const DRAIN: Duration = Duration::from_secs(10);
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

/// Serves until `end` turns true, and then the open requests until their end.
pub(super) async fn serve_until(
    listener: TcpListener,
    router: Router,
    end: watch::Receiver<bool>,
) -> Result<(), ServerError> {
    let ended = |mut end: watch::Receiver<bool>| async move {
        // An error means that the sender is gone, which ends the server, too.
        end.wait_for(|end| *end).await.ok();
    };
    let drained = axum::serve(listener, router).with_graceful_shutdown(ended(end.clone()));
    let too_late = async {
        ended(end).await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        done = drained.into_future() => done?,
        () = too_late => tracing::warn!("some requests took too long and were cut off"),
    }
    Ok(())
}

/// Closes the store. A request that outlived its time may still use it; what
/// was written is safe then, too.
pub(super) async fn close(store: &dyn Store) {
    if tokio::time::timeout(CLOSE, store.close()).await.is_err() {
        tracing::warn!("the store is still in use and was not closed");
    }
}
