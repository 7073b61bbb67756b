//! The newsroom's traits; each method calls the module that does the work.

use async_trait::async_trait;
use store::newsroom::{
    Account, AccountChange, AccountId, Act, AuditEntry, AuditFilter, Credentials, Document,
    DocumentState, DocumentVersion, Email, Invitation, NewAccount, NewDocument, NewInvitation,
    NewSession, Publication, Save, Saved, SecretHash, Session,
};
use store::{AccountStore, ArticleId, AuditStore, DocumentStore, Result, Timestamp};

use crate::engine::SqliteStore;
use crate::newsroom::logins::Ending;
use crate::newsroom::{accounts, audit, documents, invitations, logins, saves, thinning, versions};
use crate::write::documents::of_article;
use crate::write::publishing::{self, Visibility};

#[async_trait]
impl AccountStore for SqliteStore {
    async fn add_account(&self, new: &NewAccount, act: Act) -> Result<AccountId> {
        self.checked(accounts::add(&self.writing_pool().await, new, act).await)
            .await
    }

    async fn account(&self, id: AccountId) -> Result<Option<Account>> {
        self.checked(accounts::one(&self.reading_pool().await, id).await)
            .await
    }

    async fn accounts(&self) -> Result<Vec<Account>> {
        self.checked(accounts::all(&self.reading_pool().await).await)
            .await
    }

    async fn credentials(&self, email: &Email) -> Result<Option<Credentials>> {
        self.checked(logins::credentials(&self.reading_pool().await, email).await)
            .await
    }

    async fn change_account(&self, id: AccountId, change: &AccountChange, act: Act) -> Result<()> {
        self.checked(accounts::change(&self.writing_pool().await, id, change, act).await)
            .await
    }

    async fn use_totp_step(&self, id: AccountId, step: u64) -> Result<bool> {
        self.checked(logins::use_totp_step(&self.writing_pool().await, id, step).await)
            .await
    }

    async fn use_recovery_code(&self, id: AccountId, code: &SecretHash, act: Act) -> Result<bool> {
        self.checked(logins::use_recovery_code(&self.writing_pool().await, id, code, act).await)
            .await
    }

    async fn add_session(&self, new: &NewSession) -> Result<()> {
        self.checked(logins::add_session(&self.writing_pool().await, new).await)
            .await
    }

    async fn session(
        &self,
        key: &SecretHash,
        now: Timestamp,
    ) -> Result<Option<(Session, Account)>> {
        let (readers, counter) = (self.reading_pool().await, self.counting_pool().await);
        self.checked(logins::session(&readers, &counter, key, now).await)
            .await
    }

    async fn sessions(&self, of: AccountId, now: Timestamp) -> Result<Vec<Session>> {
        self.checked(logins::sessions(&self.reading_pool().await, of, now).await)
            .await
    }

    async fn log_out(&self, key: &SecretHash, act: Act) -> Result<bool> {
        let which = Ending::Own(key);
        self.checked(logins::end_session(&self.writing_pool().await, which, act).await)
            .await
    }

    async fn end_session(&self, of: AccountId, session: i64, act: Act) -> Result<bool> {
        let which = Ending::Numbered(of, session);
        self.checked(logins::end_session(&self.writing_pool().await, which, act).await)
            .await
    }

    async fn invite(&self, new: &NewInvitation, act: Act) -> Result<()> {
        self.checked(invitations::add(&self.writing_pool().await, new, act).await)
            .await
    }

    async fn invitation(&self, key: &SecretHash, now: Timestamp) -> Result<Option<Invitation>> {
        self.checked(invitations::one(&self.reading_pool().await, key, now).await)
            .await
    }

    async fn invitations(&self, now: Timestamp) -> Result<Vec<Invitation>> {
        self.checked(invitations::all(&self.reading_pool().await, now).await)
            .await
    }

    async fn remove_invitation(&self, id: i64, act: Act) -> Result<bool> {
        self.checked(invitations::remove(&self.writing_pool().await, id, act).await)
            .await
    }

    async fn accept_invitation(
        &self,
        key: &SecretHash,
        new: &NewAccount,
        at: Timestamp,
    ) -> Result<Option<AccountId>> {
        self.checked(invitations::accept(&self.writing_pool().await, key, new, at).await)
            .await
    }
}

#[async_trait]
impl AuditStore for SqliteStore {
    async fn audit(
        &self,
        filter: &AuditFilter,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>> {
        self.checked(audit::audit(&self.reading_pool().await, filter, before, limit).await)
            .await
    }
}

#[async_trait]
impl DocumentStore for SqliteStore {
    async fn add_document(&self, new: &NewDocument, act: Act) -> Result<Document> {
        self.checked(documents::add(&self.writing_pool().await, new, act).await)
            .await
    }

    async fn document_of_article(&self, id: ArticleId, act: Act) -> Result<Document> {
        self.checked(of_article(&self.writing_pool().await, id, act).await)
            .await
    }

    async fn document(&self, id: ArticleId) -> Result<Option<Document>> {
        self.checked(documents::one(&self.reading_pool().await, id).await)
            .await
    }

    async fn save(&self, save: &Save, act: Act) -> Result<Saved> {
        self.checked(saves::save(&self.writing_pool().await, save, act).await)
            .await
    }

    async fn document_versions(
        &self,
        id: ArticleId,
        before: Option<u32>,
        limit: u32,
    ) -> Result<Vec<DocumentVersion>> {
        self.checked(versions::list(&self.reading_pool().await, id, before, limit).await)
            .await
    }

    async fn version_text(&self, id: ArticleId, version: u32) -> Result<Option<String>> {
        self.checked(versions::one(&self.reading_pool().await, id, version).await)
            .await
    }

    async fn name_version(
        &self,
        id: ArticleId,
        version: u32,
        name: Option<&str>,
        act: Act,
    ) -> Result<()> {
        let pool = self.writing_pool().await;
        self.checked(versions::set_name(&pool, id, version, name, act).await)
            .await
    }

    async fn move_document(
        &self,
        id: ArticleId,
        from: DocumentState,
        to: DocumentState,
        act: Act,
    ) -> Result<Document> {
        self.checked(documents::move_to(&self.writing_pool().await, id, from, to, act).await)
            .await
    }

    async fn assign_document(&self, id: ArticleId, to: Option<AccountId>, act: Act) -> Result<()> {
        self.checked(documents::assign(&self.writing_pool().await, id, to, act).await)
            .await
    }

    async fn publish(&self, publication: &Publication, act: Act) -> Result<()> {
        self.checked(publishing::publish(&self.writing_pool().await, publication, act).await)
            .await
    }

    async fn withdraw(&self, id: ArticleId, reason: Option<&str>, act: Act) -> Result<()> {
        let what = Visibility::Withdrawn(reason);
        self.checked(publishing::set_visibility(&self.writing_pool().await, id, what, act).await)
            .await
    }

    async fn bring_back(&self, id: ArticleId, act: Act) -> Result<()> {
        let what = Visibility::Restored;
        self.checked(publishing::set_visibility(&self.writing_pool().await, id, what, act).await)
            .await
    }

    async fn thin_versions(&self, before: Timestamp, limit: u32) -> Result<u32> {
        self.checked(thinning::thin(&self.writing_pool().await, before, limit).await)
            .await
    }
}
