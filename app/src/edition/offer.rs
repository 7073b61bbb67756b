//! What the page of an edition offers.

/// The sizes of an edition's files, in bytes; `None` for one that was not packed
/// yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Without pictures.
    pub plain: Option<usize>,
    /// With pictures of the smallest width.
    pub pictured: Option<usize>,
    /// As an HTML file without pictures.
    pub html_file: Option<usize>,
    /// Number of its pictures; `None` if it is not known.
    pub pictures: Option<usize>,
    /// The paper's public key, in base64.
    pub key: String,
}
