//! Log messages on stderr.

use tracing_subscriber::EnvFilter;

use crate::ServerError;

/// Logs to stderr what passes `filter`, as `warn` or `info,sqlx=warn`. Fails if
/// the filter is not valid.
///
/// # Panics
/// If it was called before.
pub(crate) fn init(filter: &str) -> Result<(), ServerError> {
    let filter = EnvFilter::try_new(filter).map_err(|error| ServerError::Setting {
        name: "log",
        value: filter.to_owned(),
        reason: format!("{error}; write it as info or warn,sqlx=info"),
    })?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    Ok(())
}
