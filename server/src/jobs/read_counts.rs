//! Writes the numbers of reads from memory to the store.

use std::convert::Infallible;
use std::time::Duration;

use store::Timestamp;

use crate::AppState;
use crate::clock::now;

/// The wait between two writes.
const WRITE_EVERY: Duration = Duration::from_secs(5);

impl AppState {
    /// Writes the buffered reads to the store. After a failure they stay in the
    /// buffer.
    pub async fn write_reads(&self) {
        // One at a time, so that the last write at the end of the program comes
        // after all others.
        let _one = self.writing_reads().lock().await;
        let counts = self.read_buffer().take();
        // Without any count, too: reads leave the lists of a day or a week as
        // time passes.
        if let Err(error) = self.store().count_reads(&counts, Timestamp(now())).await {
            tracing::error!(%error, "cannot write read counts");
            for (article, count) in counts {
                self.read_buffer().add(article, count);
            }
        }
    }
}

/// Writes the buffered reads every few seconds.
pub(super) async fn write_regularly(state: AppState) -> Infallible {
    loop {
        // A task of its own: when the job is stopped, a write that has begun goes
        // on to its end.
        let state = state.clone();
        let written = tokio::spawn(async move { state.write_reads().await }).await;
        if let Err(panicked) = written {
            std::panic::resume_unwind(panicked.into_panic());
        }
        tokio::time::sleep(WRITE_EVERY).await;
    }
}
