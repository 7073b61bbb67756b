//! A stream that ends with an error once its connection makes no progress.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep_until};

use super::activity::Activity;
use super::library_error::LibraryErrors;

pub(super) struct WatchedStream {
    stream: TcpStream,
    activity: Arc<Activity>,
    timer: Pin<Box<Sleep>>,
    errors: LibraryErrors,
    /// Bytes that were discarded after an error of the library.
    discarded: usize,
}

/// Bytes that are discarded at most.
const MAX_DISCARDED: usize = 1 << 20;

impl WatchedStream {
    pub(super) fn new(stream: TcpStream, activity: Arc<Activity>, errors: LibraryErrors) -> Self {
        Self {
            stream,
            activity,
            timer: Box::pin(sleep_until(Instant::now())),
            errors,
            discarded: 0,
        }
    }

    /// Fails once the connection's deadline has passed; until then, wakes the
    /// task at the deadline or earlier.
    fn check(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        while let Some(deadline) = self.activity.deadline() {
            // A timer that ends early costs less than one that is set for
            // every request.
            if self.timer.deadline() > deadline {
                self.timer.as_mut().reset(deadline);
            }
            if self.timer.as_mut().poll(context).is_pending() {
                return Ok(());
            }
            let now = Instant::now();
            if now < deadline {
                self.timer.as_mut().reset(deadline);
            } else if self.activity.is_over(now) {
                return Err(ErrorKind::TimedOut.into());
            }
        }
        Ok(())
    }

    /// Reports what a write did to the connection's activity.
    fn after_write(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        match &written {
            Poll::Ready(Ok(bytes)) => self.activity.sent(*bytes),
            Poll::Ready(Err(_)) => {}
            Poll::Pending => {
                self.activity.waits_to_send();
                self.check(context)?;
            }
        }
        written
    }

    /// Reads and discards what the client still sends, up to a limit: closing
    /// earlier would reset the connection, and the client would lose the answer.
    fn poll_discard(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let mut bytes = [0; 8192];
        while self.discarded < MAX_DISCARDED {
            let mut buffer = ReadBuf::new(&mut bytes);
            match Pin::new(&mut self.stream).poll_read(context, &mut buffer) {
                Poll::Ready(Ok(())) if !buffer.filled().is_empty() => {
                    self.discarded += buffer.filled().len();
                }
                Poll::Ready(_) => break,
                Poll::Pending if self.check(context).is_err() => break,
                Poll::Pending => return Poll::Pending,
            }
        }
        Poll::Ready(())
    }

    /// Sends what replaces an answer of the HTTP library.
    fn poll_replacement(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.errors.replacement().is_empty() {
            let stream = Pin::new(&mut self.stream);
            let written = stream.poll_write(context, self.errors.replacement());
            let written = ready!(self.after_write(context, written))?;
            if written == 0 {
                return Poll::Ready(Err(ErrorKind::WriteZero.into()));
            }
            self.errors.advance(written);
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for WatchedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        match &read {
            Poll::Ready(Ok(())) => {
                let bytes = buffer.filled().len() - before;
                if bytes > 0 {
                    self.activity.received(bytes);
                }
            }
            Poll::Ready(Err(_)) => {}
            Poll::Pending => {
                self.activity.waits_to_receive();
                self.check(context)?;
            }
        }
        read
    }
}

impl AsyncWrite for WatchedStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_replacement(context))?;
        if self.activity.is_between_requests() && self.errors.replace(bytes) {
            return Poll::Ready(Ok(bytes.len()));
        }
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.after_write(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_replacement(context))?;
        let length = parts.iter().map(|part| part.len()).sum();
        let first = parts.iter().find(|part| !part.is_empty());
        if self.activity.is_between_requests()
            && first.is_some_and(|first| self.errors.replace(first))
        {
            return Poll::Ready(Ok(length));
        }
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.after_write(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_replacement(context))?;
        ready!(Pin::new(&mut self.stream).poll_flush(context))?;
        self.activity.flushed();
        // The wait for the next request begins; nothing else may wake the task.
        Poll::Ready(self.check(context))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_replacement(context))?;
        ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
        if self.errors.has_replaced() {
            ready!(self.poll_discard(context));
        }
        Poll::Ready(Ok(()))
    }
}
