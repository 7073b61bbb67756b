//! A reader that counts the lines and bytes read from it.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the lines and bytes read, and limits the size of an element.
#[derive(Debug)]
pub(crate) struct CountingReader<R> {
    inner: R,
    seen: Arc<Position>,
    /// Largest number of bytes in an element.
    limit: u64,
}

/// The position of a [`CountingReader`].
#[derive(Debug, Default)]
pub(crate) struct Position {
    lines: AtomicU64,
    bytes: AtomicU64,
    /// Start of the current element, in bytes.
    element_start: AtomicU64,
}

impl Position {
    /// Returns the current line, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.lines.load(Ordering::Relaxed) + 1
    }

    /// Marks the start of an element.
    pub(crate) fn begin(&self) {
        self.element_start.store(self.bytes(), Ordering::Relaxed);
    }

    /// Returns the number of decoded bytes read.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }
}

impl<R> CountingReader<R> {
    /// Creates a reader that fails on an element of more than `limit` bytes, so that
    /// an unclosed one does not fill the memory.
    pub(crate) fn new(inner: R, limit: u64) -> (Self, Arc<Position>) {
        let seen = Arc::new(Position::default());
        (
            Self {
                inner,
                seen: Arc::clone(&seen),
                limit,
            },
            seen,
        )
    }
}

impl<R: BufRead> BufRead for CountingReader<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.seen.bytes() - self.seen.element_start.load(Ordering::Relaxed) > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(buffer) = self.inner.fill_buf() {
            let taken = &buffer[..amount.min(buffer.len())];
            let lines = taken.split(|byte| *byte == b'\n').count() - 1;
            self.seen.lines.fetch_add(lines as u64, Ordering::Relaxed);
            self.seen.bytes.fetch_add(amount as u64, Ordering::Relaxed);
        }
        self.inner.consume(amount);
    }
}

impl<R: BufRead> Read for CountingReader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let buffer = self.fill_buf()?;
        let amount = buffer.len().min(out.len());
        out[..amount].copy_from_slice(&buffer[..amount]);
        self.consume(amount);
        Ok(amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_bytes_are_counted() {
        let (mut lines, seen) = CountingReader::new(&b"a\nb\nc"[..], 99);
        assert_eq!((seen.line(), seen.bytes()), (1, 0));
        lines.consume(4);
        assert_eq!((seen.line(), seen.bytes()), (3, 4));
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();
        assert_eq!((rest.as_str(), seen.line(), seen.bytes()), ("c", 3, 5));
    }

    #[test]
    fn oversized_element_is_an_error() {
        let (mut lines, seen) = CountingReader::new(&b"abcdef"[..], 3);
        lines.consume(3);
        assert!(lines.fill_buf().is_ok());
        lines.consume(1);
        assert_eq!(
            lines.fill_buf().unwrap_err().kind(),
            io::ErrorKind::FileTooLarge
        );
        seen.begin();
        assert_eq!(lines.fill_buf().unwrap(), b"ef");
    }
}
