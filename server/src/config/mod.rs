//! The settings: the value of a flag, else of the environment, else of the
//! settings file, else a default. `tinlang.example.toml` describes every key.

mod announcements;
mod cities;
mod imprint;
mod partial;
mod push;
mod settings;
mod statements;
#[cfg(test)]
mod tests;
mod trusted_proxies;

pub use self::push::{PartialPushSettings, PushSettings};
pub use cities::Cities;
pub use imprint::Imprint;
pub use partial::{DEFAULT_FILE, PartialSettings};
pub use settings::Settings;
pub use statements::StatementFiles;
pub use trusted_proxies::TrustedProxies;
