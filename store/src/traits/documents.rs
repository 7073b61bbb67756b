//! Documents and their versions.

use async_trait::async_trait;

use crate::Result;
use crate::ids::{ArticleId, Timestamp};
use crate::newsroom::{
    AccountId, Act, Document, DocumentState, DocumentVersion, NewDocument, Publication, Save, Saved,
};

/// Documents and their versions. Only [`Self::publish`], [`Self::withdraw`]
/// and [`Self::bring_back`] change what readers see. What a method says that it did is on disk when it returns.
#[async_trait]
pub trait DocumentStore: Send + Sync + 'static {
    /// Begins a document and reserves a number for its article. If there is a document
    /// with this key, that one is returned.
    async fn add_document(&self, new: &NewDocument, act: Act) -> Result<Document>;

    /// Returns the document of an article; an article without one gets it. Fails with
    /// [`crate::StoreError::Missing`] if there is no such article.
    async fn document_of_article(&self, id: ArticleId, act: Act) -> Result<Document>;

    /// Returns a document.
    async fn document(&self, id: ArticleId) -> Result<Option<Document>>;

    /// Keeps a text. If it changes the head, it becomes the head; else it stands beside it
    /// until somebody merges both. A save that is sent again, or changes nothing, adds no
    /// version.
    ///
    /// Fails with [`crate::StoreError::UnknownBase`] if no version has the text that was
    /// changed, and with [`crate::StoreError::WrongResult`] if the change does not lead to
    /// the result that the device has. In both cases the device sends its whole text.
    /// Fails with [`crate::StoreError::Missing`] if there is no such document, or no version
    /// that it says to have merged.
    async fn save(&self, save: &Save, act: Act) -> Result<Saved>;

    /// Returns versions with numbers below `before`, newest first.
    async fn document_versions(
        &self,
        id: ArticleId,
        before: Option<u32>,
        limit: u32,
    ) -> Result<Vec<DocumentVersion>>;

    /// Returns the text of a version.
    async fn version_text(&self, id: ArticleId, version: u32) -> Result<Option<String>>;

    /// Gives a version a name, which keeps it; `None` takes it away.
    async fn name_version(
        &self,
        id: ArticleId,
        version: u32,
        name: Option<&str>,
        act: Act,
    ) -> Result<()>;

    /// Moves a document between the states draft and waiting. Fails with
    /// [`crate::StoreError::Moved`] if it is not in the state `from`: somebody else was
    /// faster.
    async fn move_document(
        &self,
        id: ArticleId,
        from: DocumentState,
        to: DocumentState,
        act: Act,
    ) -> Result<Document>;

    /// Gives a document to somebody, or to nobody.
    async fn assign_document(&self, id: ArticleId, to: Option<AccountId>, act: Act) -> Result<()>;

    /// Publishes a version, or updates the published article with it. Fails with
    /// [`crate::StoreError::Moved`] if the version is not the head any more.
    async fn publish(&self, publication: &Publication, act: Act) -> Result<()>;

    /// Withdraws an article, as [`crate::Change::Withdraw`] does. Fails with
    /// [`crate::StoreError::Moved`] if it is withdrawn for the same reason already.
    async fn withdraw(&self, id: ArticleId, reason: Option<&str>, act: Act) -> Result<()>;

    /// Lets readers read a withdrawn article again, as [`crate::Change::Restore`] does.
    /// Fails with [`crate::StoreError::Moved`] if it is not withdrawn.
    async fn bring_back(&self, id: ArticleId, act: Act) -> Result<()>;

    /// Removes old versions, at most `limit`: those from before `before` that are not the
    /// last of their day. Named, published, unmerged and first versions stay, and the
    /// head. Returns their number; 0 if none is left.
    async fn thin_versions(&self, before: Timestamp, limit: u32) -> Result<u32>;
}
