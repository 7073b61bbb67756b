//! Debug and release builds.

/// The kind of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Small and compressed.
    Release,
    /// Fast to build; pages reload themselves.
    Debug,
}
