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
    /// The limit of a kind of record is reached.
    #[error("there are already {most} {what}, the maximum")]
    Full {
        /// The kind of record, in the plural.
        what: &'static str,
        /// The largest number of them.
        most: u32,
    },
}
