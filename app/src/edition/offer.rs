//! The downloads of an edition.

/// The downloads of an edition: sizes of its files in bytes, and the key by
/// which devices check the signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Without pictures.
    pub plain: usize,
    /// With pictures; `None` if no article has any.
    pub pictured: Option<usize>,
    /// As an HTML file.
    pub html_file: usize,
    /// The paper's public key, in base64.
    pub key: String,
}
