//! What an edition's page offers.

/// What an edition's page offers: lengths of its files in bytes, and the key
/// by which devices know who signed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Without pictures.
    pub plain: usize,
    /// With pictures; none where no article has any.
    pub pictured: Option<usize>,
    /// As a plain page.
    pub handed: usize,
    /// The paper's public key, in base64.
    pub key: String,
}
