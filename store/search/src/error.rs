//! Errors of the index: a damaged index is rebuilt, a lack of resources is waited
//! for.

use std::io::ErrorKind;

use store::{EngineFault, StoreError};
use tantivy::TantivyError;
use tantivy::directory::error::{OpenDirectoryError, OpenReadError};

/// Names the operation during which the index failed.
pub(crate) fn failed(doing: &'static str) -> impl Fn(TantivyError) -> StoreError {
    move |error| StoreError::Engine {
        doing,
        reason: error.to_string(),
        fault: fault_of(&error),
    }
}

/// What an error says about the files of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// They are damaged, incomplete, or of another version.
    Damaged,
    /// Nothing: the disk is full, there are no more file handles, another
    /// process holds the lock.
    Unknown,
    /// Their checksums must be compared: a thread panicked, which it does on
    /// damaged files and for other reasons.
    ToVerify,
}

pub(crate) fn verdict(error: &TantivyError) -> Verdict {
    match error {
        TantivyError::DataCorruption(_)
        | TantivyError::IncompatibleIndex(_)
        | TantivyError::SchemaError(_)
        | TantivyError::FieldNotFound(_)
        | TantivyError::MissingPlugin(_)
        | TantivyError::UnexpectedPlugin(_)
        | TantivyError::DeserializeError(_)
        | TantivyError::OpenReadError(
            OpenReadError::FileDoesNotExist(_) | OpenReadError::IncompatibleIndex(_),
        )
        | TantivyError::OpenDirectoryError(
            OpenDirectoryError::DoesNotExist(_) | OpenDirectoryError::NotADirectory(_),
        ) => Verdict::Damaged,
        TantivyError::IoError(error)
        | TantivyError::OpenReadError(OpenReadError::IoError {
            io_error: error, ..
        }) if is_about_content(error.kind()) => Verdict::Damaged,
        TantivyError::InternalError(_)
        | TantivyError::SystemError(_)
        | TantivyError::Poisoned
        | TantivyError::ErrorInThread(_) => Verdict::ToVerify,
        _ => Verdict::Unknown,
    }
}

/// True for errors that a file's content causes.
fn is_about_content(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::UnexpectedEof | ErrorKind::InvalidData)
}

fn fault_of(error: &TantivyError) -> EngineFault {
    match error {
        TantivyError::LockFailure(..) => EngineFault::Busy,
        TantivyError::IoError(error) if error.kind() == ErrorKind::StorageFull => EngineFault::Full,
        _ if verdict(error) == Verdict::Damaged => EngineFault::Corrupt,
        TantivyError::IoError(_)
        | TantivyError::OpenReadError(_)
        | TantivyError::OpenWriteError(_)
        | TantivyError::OpenDirectoryError(_) => EngineFault::Io,
        _ => EngineFault::Other,
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_lack_of_resources_is_no_damage() {
        const NO_SPACE: i32 = 28;
        const NO_HANDLES: i32 = 24;
        for code in [NO_SPACE, NO_HANDLES] {
            let error = || Arc::new(io::Error::from_raw_os_error(code));
            let path = PathBuf::from("meta.json");
            for error in [
                TantivyError::IoError(error()),
                TantivyError::OpenReadError(OpenReadError::IoError {
                    io_error: error(),
                    filepath: path.clone(),
                }),
                TantivyError::OpenDirectoryError(OpenDirectoryError::IoError {
                    io_error: error(),
                    directory_path: path,
                }),
            ] {
                assert_eq!(verdict(&error), Verdict::Unknown, "{error}");
            }
        }
        let missing = OpenReadError::FileDoesNotExist("a.term".into());
        assert_eq!(verdict(&missing.into()), Verdict::Damaged);
        let short = io::Error::from(ErrorKind::UnexpectedEof);
        assert_eq!(verdict(&short.into()), Verdict::Damaged);
    }
}
