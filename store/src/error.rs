//! Errors of a store, for the person who runs it.

/// The result of a method of an engine.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why a store could not answer or write.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be opened or reached; `advice` says what to do.
    #[error("cannot open the database {address:?}: {reason}; {advice}")]
    Open {
        /// The address as configured.
        address: String,
        /// The engine's message.
        reason: String,
        /// What the owner can do about it.
        advice: &'static str,
    },
    /// The engine failed at a query.
    #[error("the database failed while {doing}: {reason}")]
    Engine {
        /// The operation, such as "reading an article".
        doing: &'static str,
        /// The engine's message.
        reason: String,
        /// The kind of failure.
        fault: EngineFault,
    },
    /// The database's file is not the one that was opened: it was moved,
    /// deleted or replaced while the program runs.
    #[error("the database {address:?} {change} while the program runs; {advice}")]
    FileChanged {
        /// The address as configured.
        address: String,
        /// What happened, such as "was replaced".
        change: &'static str,
        /// What the owner can do about it.
        advice: &'static str,
    },
    /// A row holds a value that the store never writes.
    #[error("the database has an invalid {what}: {value:?}; was it edited by hand?")]
    Damaged {
        /// The column or type.
        what: &'static str,
        /// The value in the row.
        value: String,
    },
    /// A change refers to a record that does not exist. In a batch, records
    /// that others refer to come first.
    #[error("there is no {what} {value}")]
    Missing {
        /// The kind of record.
        what: &'static str,
        /// Its key.
        value: String,
    },
    /// A time that no page or feed can print.
    #[error("the {what} {value} is not in the years 1 to 9999 (in seconds since 1970)")]
    Time {
        /// What happens then, such as "time of publication".
        what: &'static str,
        /// The time, in seconds since 1970.
        value: i64,
    },
    /// A correction changes the text of an article whose summary is a text of
    /// its own, and does not say what becomes of it.
    #[error(
        "the summary of article {article} is a text of its own and may repeat the error: {summary:?}"
    )]
    OwnSummary {
        /// The article.
        article: crate::ids::ArticleId,
        /// Its summary.
        summary: String,
    },
    /// A new record needs a key that another one has.
    #[error("there is already {what} {value}")]
    Taken {
        /// The kind of record, with its article.
        what: &'static str,
        /// The key.
        value: String,
    },
    /// Nobody could manage accounts after the change.
    #[error("this is the last account that may manage accounts: give the role to another first")]
    LastAdmin,
    /// A change begins with a text that no version has.
    #[error(
        "document {document} has no version with the text that was changed; send the whole text"
    )]
    UnknownBase {
        /// The document.
        document: crate::ids::ArticleId,
    },
    /// A change does not lead to the text that the device has.
    #[error("the change of document {document} does not lead to its text; send the whole text")]
    WrongResult {
        /// The document.
        document: crate::ids::ArticleId,
    },
    /// A document is not as it was when somebody decided what becomes of it.
    #[error("document {document} has changed meanwhile: {now}; look at it again")]
    Moved {
        /// The document.
        document: crate::ids::ArticleId,
        /// How it is now, such as "it is published".
        now: String,
    },
    /// A text is too long to be stored.
    #[error("the {what} has {length} bytes; at most {most} are kept")]
    TooLong {
        /// What is too long.
        what: &'static str,
        /// Its length in bytes.
        length: usize,
        /// The largest length in bytes.
        most: usize,
    },
    /// The limit of a kind of record is reached.
    #[error("there are already {most} {what}, the maximum")]
    Full {
        /// The kind of record, in the plural.
        what: &'static str,
        /// The largest number of them.
        most: u32,
    },
}

/// What kind of failure stopped an engine. Only [`EngineFault::Corrupt`] says
/// that stored data is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineFault {
    /// Another program is writing; the same call may succeed later.
    Busy,
    /// The disk is full; the same call succeeds once there is room.
    Full,
    /// The operating system failed to read or write, or gives no more files.
    Io,
    /// The stored data is damaged.
    Corrupt,
    /// Anything else.
    Other,
}
