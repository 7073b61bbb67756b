//! The two kinds of build.

/// What a build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Small and compressed.
    Release,
    /// Fast to build; pages reload themselves after a change.
    Debug,
}
