//! Errors of a store, for the person who runs it.

/// The result of an engine's method.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why a store could not answer or write.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be opened or reached; `advice` says what to do.
    #[error("cannot open the database {address:?}: {reason}; {advice}")]
    Open {
        /// The address as configured.
        address: String,
        /// The engine's own words.
        reason: String,
        /// What the owner can do.
        advice: &'static str,
    },
    /// The engine failed at a query.
    #[error("the database failed while {doing}: {reason}")]
    Engine {
        /// What was being done, as "reading an article".
        doing: &'static str,
        /// The engine's own words.
        reason: String,
    },
    /// A row holds what no writer of ours writes.
    #[error("the database holds an unreadable {what}: {value:?}; was it edited by hand?")]
    Damaged {
        /// The column or type.
        what: &'static str,
        /// The value found.
        value: String,
    },
    /// A change refers to something that does not exist. In a batch, what others
    /// refer to comes first.
    #[error("{what} {value} does not exist")]
    Missing {
        /// The kind of thing.
        what: &'static str,
        /// Its key.
        value: String,
    },
    /// There is no room for more of a kind.
    #[error("there are already {most} {what}, the maximum")]
    Full {
        /// The kind of thing, in the plural.
        what: &'static str,
        /// How many are kept at most.
        most: u32,
    },
}
